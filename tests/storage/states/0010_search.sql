-- The article whose words the migration has taken turns out to be in Arabic.
UPDATE news.article SET language = 'ar';
