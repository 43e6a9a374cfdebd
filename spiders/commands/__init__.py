"""The commands that Dateline adds to Scrapy's, or says more plainly than Scrapy does."""
