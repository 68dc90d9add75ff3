BEGIN TRANSACTION;
CREATE TABLE actor_aliases (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	actor_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	word TEXT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, actor_no, no), 
	FOREIGN KEY(capture_no, article_no, actor_no) REFERENCES actors (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "actor_aliases" VALUES(1,0,0,0,'The army');
INSERT INTO "actor_aliases" VALUES(1,0,0,1,'gunners');
INSERT INTO "actor_aliases" VALUES(2,0,0,0,'The army');
INSERT INTO "actor_aliases" VALUES(2,0,0,1,'gunners');
CREATE TABLE actor_mentions (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	actor_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	span_start BIGINT NOT NULL, 
	span_end BIGINT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, actor_no, no), 
	FOREIGN KEY(capture_no, article_no, actor_no) REFERENCES actors (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "actor_mentions" VALUES(1,0,0,0,34,46);
INSERT INTO "actor_mentions" VALUES(1,0,0,1,254,264);
INSERT INTO "actor_mentions" VALUES(1,0,0,2,233,241);
INSERT INTO "actor_mentions" VALUES(1,0,1,0,125,128);
INSERT INTO "actor_mentions" VALUES(1,0,2,0,144,159);
INSERT INTO "actor_mentions" VALUES(1,0,3,0,173,183);
INSERT INTO "actor_mentions" VALUES(2,0,0,0,34,46);
INSERT INTO "actor_mentions" VALUES(2,0,0,1,254,264);
INSERT INTO "actor_mentions" VALUES(2,0,0,2,233,241);
INSERT INTO "actor_mentions" VALUES(2,0,1,0,125,128);
INSERT INTO "actor_mentions" VALUES(2,0,2,0,144,159);
INSERT INTO "actor_mentions" VALUES(2,0,3,0,173,183);
CREATE TABLE actor_roles (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	actor_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	text_start BIGINT NOT NULL, 
	text_end BIGINT NOT NULL, 
	"of" TEXT, 
	PRIMARY KEY (capture_no, article_no, actor_no, no), 
	FOREIGN KEY(capture_no, article_no, actor_no) REFERENCES actors (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "actor_roles" VALUES(1,0,3,0,185,208,'62878f69f9a63356');
INSERT INTO "actor_roles" VALUES(2,0,3,0,185,208,'bd8fab92ff8b3166');
CREATE TABLE actors (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	country TEXT, 
	sector TEXT, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "actors" VALUES(1,0,0,'62878f69f9a63356','Army gunners','organization','XH','MIL');
INSERT INTO "actors" VALUES(1,0,1,'9532f5a4d5c7b359','AFP','organization',NULL,NULL);
INSERT INTO "actors" VALUES(1,0,2,'1f57118c474f1341','health ministry','organization',NULL,NULL);
INSERT INTO "actors" VALUES(1,0,3,'5befd2ed516b0522','Ada Brandt','person',NULL,NULL);
INSERT INTO "actors" VALUES(2,0,0,'bd8fab92ff8b3166','Army gunners','organization','XH','MIL');
INSERT INTO "actors" VALUES(2,0,1,'4dc8e7c74111a91a','AFP','organization',NULL,NULL);
INSERT INTO "actors" VALUES(2,0,2,'56e6de05183280de','health ministry','organization',NULL,NULL);
INSERT INTO "actors" VALUES(2,0,3,'72ede326cbf50088','Ada Brandt','person',NULL,NULL);
CREATE TABLE articles (
	capture_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	title_start BIGINT, 
	title_end BIGINT, 
	body JSON NOT NULL, 
	captions JSON NOT NULL, 
	furniture JSON NOT NULL, 
	byline_start BIGINT, 
	byline_end BIGINT, 
	dateline_start BIGINT, 
	dateline_end BIGINT, 
	authors JSON NOT NULL, 
	publisher TEXT, 
	agency TEXT, 
	published_value TEXT, 
	published_earliest TEXT, 
	published_latest TEXT, 
	published_basis TEXT, 
	published_evidence_start BIGINT, 
	published_evidence_end BIGINT, 
	language TEXT, 
	PRIMARY KEY (capture_no, no), 
	FOREIGN KEY(capture_no) REFERENCES captures (no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "articles" VALUES(1,0,'67b0531af5b90e3b',0,32,'[[34,138],[140,231],[233,296],[298,391]]','[]','[]',NULL,NULL,NULL,NULL,'["Ida Holm"]','Halden Post','AFP','2025-12-25','2025-12-25','2025-12-26','metadata',NULL,NULL,'en');
INSERT INTO "articles" VALUES(2,0,'94e0cc535e4e7464',0,32,'[[34,138],[140,231],[233,296],[298,391]]','[]','[]',NULL,NULL,NULL,NULL,'["Ida Holm"]','Halden Post','AFP','2025-12-25','2025-12-25','2025-12-26','metadata',NULL,NULL,'en');
CREATE TABLE attributions (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	source JSON NOT NULL, 
	cue JSON NOT NULL, 
	content JSON NOT NULL, 
	kind TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	medium TEXT, 
	speaker TEXT, 
	anonymous BOOLEAN NOT NULL, 
	parent TEXT, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "attributions" VALUES(1,0,0,'6a0617494bb645fc','[[125,128]]','[[129,137]]','[[34,123]]','indirect','asserts',NULL,'9532f5a4d5c7b359',0,NULL);
INSERT INTO "attributions" VALUES(1,0,1,'a43db2fea0e6656d','[[140,159]]','[[160,164]]','[[165,231]]','indirect','asserts','statement','1f57118c474f1341',0,'6a0617494bb645fc');
INSERT INTO "attributions" VALUES(1,0,2,'f2e23040e1041ccd','[[233,241]]','[[242,248]]','[[249,296]]','indirect','denies',NULL,'62878f69f9a63356',0,NULL);
INSERT INTO "attributions" VALUES(2,0,0,'938d0e786a353b4a','[[125,128]]','[[129,137]]','[[34,123]]','indirect','asserts',NULL,'4dc8e7c74111a91a',0,NULL);
INSERT INTO "attributions" VALUES(2,0,1,'f4a595ba1c733ca7','[[140,159]]','[[160,164]]','[[165,231]]','indirect','asserts','statement','56e6de05183280de',0,'938d0e786a353b4a');
INSERT INTO "attributions" VALUES(2,0,2,'1cd5fed26fb82cd0','[[233,241]]','[[242,248]]','[[249,296]]','indirect','denies',NULL,'bd8fab92ff8b3166',0,NULL);
CREATE TABLE captures (
	no INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	path TEXT NOT NULL, 
	url TEXT, 
	media_type TEXT NOT NULL, 
	captured_at TEXT, 
	"view" TEXT NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	text TEXT, 
	PRIMARY KEY (no)
);
INSERT INTO "captures" VALUES(1,'sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03','pages/0.txt','https://news.example/halden','text/plain','2025-12-26T08:00:00Z','text/1','3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03','Shells Hit Market in Port Halden

Army gunners shelled the market of Port Halden on Thursday, killing at least five traders, AFP reported.

The health ministry said Colonel Ada Brandt, the brigade''s commander, had ordered the fire.

The army denied that its forces had arrested two nurses in May.

More than 1,200 people have been killed since January 2024, according to the health ministry.

Page 0.');
INSERT INTO "captures" VALUES(2,'sha256:b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2','pages/1.txt','https://news.example/halden','text/plain','2025-12-26T08:00:00Z','text/1','b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2','Shells Hit Market in Port Halden

Army gunners shelled the market of Port Halden on Thursday, killing at least five traders, AFP reported.

The health ministry said Colonel Ada Brandt, the brigade''s commander, had ordered the fire.

The army denied that its forces had arrested two nurses in May.

More than 1,200 people have been killed since January 2024, according to the health ministry.

Page 1.');
CREATE TABLE completions (
	capture_no INTEGER NOT NULL, 
	coder TEXT NOT NULL, 
	retry BOOLEAN NOT NULL, 
	run_no INTEGER NOT NULL, 
	completed_at TEXT NOT NULL, 
	PRIMARY KEY (capture_no), 
	FOREIGN KEY(capture_no) REFERENCES captures (no) ON DELETE CASCADE, 
	FOREIGN KEY(run_no) REFERENCES runs (no)
);
INSERT INTO "completions" VALUES(1,'1',0,1,'2026-11-25T21:25:07+00:00');
INSERT INTO "completions" VALUES(2,'1',0,1,'2026-11-25T21:25:07+00:00');
CREATE TABLE event_actors (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	event_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	spans JSON NOT NULL, 
	actor TEXT, 
	words TEXT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, event_no, no), 
	FOREIGN KEY(capture_no, article_no, event_no) REFERENCES events (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "event_actors" VALUES(1,0,0,0,'[[34,46]]','62878f69f9a63356','Army gunners');
INSERT INTO "event_actors" VALUES(1,0,1,0,'[[254,264]]','62878f69f9a63356','its forces');
INSERT INTO "event_actors" VALUES(2,0,0,0,'[[34,46]]','bd8fab92ff8b3166','Army gunners');
INSERT INTO "event_actors" VALUES(2,0,1,0,'[[254,264]]','bd8fab92ff8b3166','its forces');
CREATE TABLE event_casualties (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	event_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	min BIGINT, 
	best BIGINT, 
	max BIGINT, 
	who TEXT, 
	evidence_start BIGINT NOT NULL, 
	evidence_end BIGINT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, event_no, no), 
	FOREIGN KEY(capture_no, article_no, event_no) REFERENCES events (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "event_casualties" VALUES(1,0,0,0,'killed',5,5,NULL,'traders',102,123);
INSERT INTO "event_casualties" VALUES(1,0,1,0,'arrested',2,2,2,'nurses',278,288);
INSERT INTO "event_casualties" VALUES(2,0,0,0,'killed',5,5,NULL,'traders',102,123);
INSERT INTO "event_casualties" VALUES(2,0,1,0,'arrested',2,2,2,'nurses',278,288);
CREATE TABLE event_mentions (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	event_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	span_start BIGINT NOT NULL, 
	span_end BIGINT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, event_no, no), 
	FOREIGN KEY(capture_no, article_no, event_no) REFERENCES events (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "event_mentions" VALUES(1,0,0,0,7,10);
INSERT INTO "event_mentions" VALUES(1,0,0,1,222,230);
INSERT INTO "event_mentions" VALUES(2,0,0,0,7,10);
INSERT INTO "event_mentions" VALUES(2,0,0,1,222,230);
CREATE TABLE event_recipients (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	event_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	spans JSON NOT NULL, 
	actor TEXT, 
	words TEXT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, event_no, no), 
	FOREIGN KEY(capture_no, article_no, event_no) REFERENCES events (capture_no, article_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "event_recipients" VALUES(1,0,0,0,'[[111,123]]',NULL,'five traders');
INSERT INTO "event_recipients" VALUES(1,0,1,0,'[[278,288]]',NULL,'two nurses');
INSERT INTO "event_recipients" VALUES(2,0,0,0,'[[111,123]]',NULL,'five traders');
INSERT INTO "event_recipients" VALUES(2,0,1,0,'[[278,288]]',NULL,'two nurses');
CREATE TABLE events (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	type TEXT NOT NULL, 
	mode TEXT, 
	contexts JSON NOT NULL, 
	status TEXT NOT NULL, 
	historical BOOLEAN NOT NULL, 
	trigger_start BIGINT NOT NULL, 
	trigger_end BIGINT NOT NULL, 
	sentence_start BIGINT NOT NULL, 
	sentence_end BIGINT NOT NULL, 
	when_start TEXT, 
	when_end TEXT, 
	when_granularity TEXT, 
	when_basis TEXT, 
	when_evidence_start BIGINT, 
	when_evidence_end BIGINT, 
	where_name TEXT, 
	where_country TEXT, 
	where_admin1 TEXT, 
	where_lat FLOAT, 
	where_lon FLOAT, 
	where_geonames_id BIGINT, 
	where_precision TEXT, 
	where_evidence_start BIGINT, 
	where_evidence_end BIGINT, 
	attribution TEXT, 
	chain JSON NOT NULL, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "events" VALUES(1,0,0,'9b798d893e0dcd99','ASSAULT','heavy-weapons','["military"]','asserted',0,47,54,34,138,'2025-12-25','2025-12-25','day','relative',84,92,'Port Halden','XH','Halden',12.5,-3.25,77,'exact',69,80,'6a0617494bb645fc','["Halden Post","AFP"]');
INSERT INTO "events" VALUES(1,0,1,'81246c2434424506','COERCE','arrest','[]','denied',1,269,277,233,296,'2025-05','2025-05','month','explicit',292,295,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'f2e23040e1041ccd','["Halden Post","The army"]');
INSERT INTO "events" VALUES(2,0,0,'406e8c19e76856f5','ASSAULT','heavy-weapons','["military"]','asserted',0,47,54,34,138,'2025-12-25','2025-12-25','day','relative',84,92,'Port Halden','XH','Halden',12.5,-3.25,77,'exact',69,80,'938d0e786a353b4a','["Halden Post","AFP"]');
INSERT INTO "events" VALUES(2,0,1,'c8ac6b1454099153','COERCE','arrest','[]','denied',1,269,277,233,296,'2025-05','2025-05','month','explicit',292,295,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'1cd5fed26fb82cd0','["Halden Post","The army"]');
CREATE TABLE locations (
	capture_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	url TEXT, 
	captured_at TEXT, 
	PRIMARY KEY (capture_no, no), 
	FOREIGN KEY(capture_no) REFERENCES captures (no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "locations" VALUES(1,0,'pages/0.txt','https://news.example/halden','2025-12-26T08:00:00Z');
INSERT INTO "locations" VALUES(2,0,'pages/1.txt','https://news.example/halden','2025-12-26T08:00:00Z');
CREATE TABLE places (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	span_start BIGINT NOT NULL, 
	span_end BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	admin1 TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	geonames_id BIGINT, 
	kind TEXT, 
	near BOOLEAN NOT NULL, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "places" VALUES(1,0,0,21,32,'Port Halden','XH',NULL,12.5,-3.25,NULL,NULL,0);
INSERT INTO "places" VALUES(2,0,0,21,32,'Port Halden','XH',NULL,12.5,-3.25,NULL,NULL,0);
CREATE TABLE problems (
	capture_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	message TEXT NOT NULL, 
	PRIMARY KEY (capture_no, no), 
	FOREIGN KEY(capture_no) REFERENCES captures (no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
CREATE TABLE record_info (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "record_info" VALUES('program','sayso');
INSERT INTO "record_info" VALUES('format','1');
INSERT INTO "record_info" VALUES('layout','1453f0303b4ac959');
INSERT INTO "record_info" VALUES('made_by','0.1.0');
INSERT INTO "record_info" VALUES('made_at','2026-11-25T21:25:07+00:00');
CREATE TABLE relations (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	from_actor TEXT NOT NULL, 
	to_actor TEXT NOT NULL, 
	status TEXT NOT NULL, 
	attribution TEXT, 
	evidence_start BIGINT NOT NULL, 
	evidence_end BIGINT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "relations" VALUES(1,0,0,'leads','5befd2ed516b0522','62878f69f9a63356','asserted','a43db2fea0e6656d',185,208);
INSERT INTO "relations" VALUES(2,0,0,'leads','72ede326cbf50088','bd8fab92ff8b3166','asserted','f4a595ba1c733ca7',185,208);
CREATE TABLE runs (
	no INTEGER NOT NULL, 
	coder TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	PRIMARY KEY (no)
);
INSERT INTO "runs" VALUES(1,'1','2026-11-25T21:25:07+00:00','2026-11-25T21:25:07+00:00');
CREATE TABLE tallies (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	min BIGINT, 
	best BIGINT, 
	max BIGINT, 
	who TEXT, 
	period JSON, 
	counter TEXT, 
	evidence_start BIGINT NOT NULL, 
	evidence_end BIGINT NOT NULL, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "tallies" VALUES(1,0,0,'killed',1201,NULL,NULL,'people','{"start":"2024-01","end":null}','health ministry',298,391);
INSERT INTO "tallies" VALUES(2,0,0,'killed',1201,NULL,NULL,'people','{"start":"2024-01","end":null}','health ministry',298,391);
CREATE TABLE timexes (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	span_start BIGINT NOT NULL, 
	span_end BIGINT NOT NULL, 
	type TEXT NOT NULL, 
	value TEXT NOT NULL, 
	anchor TEXT, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "timexes" VALUES(1,0,0,84,92,'DATE','2025-12-25','published');
INSERT INTO "timexes" VALUES(2,0,0,84,92,'DATE','2025-12-25','published');
CREATE UNIQUE INDEX captures_id ON captures (id);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_publisher ON articles (publisher);
CREATE INDEX attributions_id ON attributions (id);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_when_start ON events (when_start);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_where_country ON events (where_country);
CREATE INDEX actors_name ON actors (name);
CREATE INDEX actors_id ON actors (id);
CREATE INDEX event_actors_actor ON event_actors (actor);
CREATE INDEX event_recipients_actor ON event_recipients (actor);
COMMIT;
