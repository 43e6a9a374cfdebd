-- Puts every capture into the queue, and takes away what can only grow: normalise then derives all of news.* anew.
INSERT INTO landing.pending (capture_id) SELECT capture_id FROM landing.capture;
DELETE FROM news.ticker;
DELETE FROM news.menu;
