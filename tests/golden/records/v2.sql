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
CREATE TABLE changes (
	no INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	change TEXT NOT NULL, 
	link TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	others JSON NOT NULL, 
	details JSON NOT NULL, 
	"by" TEXT NOT NULL, 
	PRIMARY KEY (no)
);
INSERT INTO "changes" VALUES(1,'2026-11-25T21:25:00+00:00','created','e888a67cf45432e3','copy','[]','["2 members"]','machine');
INSERT INTO "changes" VALUES(2,'2026-11-25T21:25:00+00:00','created','62855e0093c71084','actor','[]','["2 members"]','machine');
INSERT INTO "changes" VALUES(3,'2026-11-25T21:25:00+00:00','created','6a4149e2b1391724','actor','[]','["2 members"]','machine');
INSERT INTO "changes" VALUES(4,'2026-11-25T21:25:00+00:00','created','bef62902473094fc','actor','[]','["2 members"]','machine');
INSERT INTO "changes" VALUES(5,'2026-11-25T21:25:00+00:00','created','f02cdb7c024aca44','actor','[]','["2 members"]','machine');
CREATE TABLE comparisons (
	one_capture_no INTEGER NOT NULL, 
	one_article_no INTEGER NOT NULL, 
	other_capture_no INTEGER NOT NULL, 
	other_article_no INTEGER NOT NULL, 
	copied BOOLEAN NOT NULL, 
	found JSON NOT NULL, 
	PRIMARY KEY (one_capture_no, one_article_no, other_capture_no, other_article_no)
)
 WITHOUT ROWID

;
INSERT INTO "comparisons" VALUES(1,0,2,0,1,'{"copy":{"relation":"same_capture","shared":1.0,"score":1.0,"reasons":["100 % of the words of the shorter text stand in the other","same outlet: Halden Post","nothing that was told is changed"],"holder":null},"akin":false}');
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
INSERT INTO "completions" VALUES(1,'1',0,1,'2026-11-25T21:24:58+00:00');
INSERT INTO "completions" VALUES(2,'1',0,1,'2026-11-25T21:24:58+00:00');
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
	acled_sub_event_type TEXT, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "events" VALUES(1,0,0,'9b798d893e0dcd99','ASSAULT','heavy-weapons','["military"]','asserted',0,47,54,34,138,'2025-12-25','2025-12-25','day','relative',84,92,'Port Halden','XH','Halden',12.5,-3.25,77,'exact',69,80,'6a0617494bb645fc','["Halden Post","AFP"]',NULL);
INSERT INTO "events" VALUES(1,0,1,'81246c2434424506','COERCE','arrest','[]','denied',1,269,277,233,296,'2025-05','2025-05','month','explicit',292,295,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'f2e23040e1041ccd','["Halden Post","The army"]',NULL);
INSERT INTO "events" VALUES(2,0,0,'406e8c19e76856f5','ASSAULT','heavy-weapons','["military"]','asserted',0,47,54,34,138,'2025-12-25','2025-12-25','day','relative',84,92,'Port Halden','XH','Halden',12.5,-3.25,77,'exact',69,80,'938d0e786a353b4a','["Halden Post","AFP"]',NULL);
INSERT INTO "events" VALUES(2,0,1,'c8ac6b1454099153','COERCE','arrest','[]','denied',1,269,277,233,296,'2025-05','2025-05','month','explicit',292,295,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'1cd5fed26fb82cd0','["Halden Post","The army"]',NULL);
CREATE TABLE judgement_members (
	judgement_no INTEGER NOT NULL, 
	no INTEGER NOT NULL, 
	capture TEXT NOT NULL, 
	article TEXT NOT NULL, 
	event TEXT, 
	actor TEXT, 
	attribution TEXT, 
	PRIMARY KEY (judgement_no, no), 
	FOREIGN KEY(judgement_no) REFERENCES judgements (no)
)
 WITHOUT ROWID

;
INSERT INTO "judgement_members" VALUES(1,0,'sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03','67b0531af5b90e3b','9b798d893e0dcd99',NULL,NULL);
CREATE TABLE judgements (
	no INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT NOT NULL, 
	field TEXT, 
	value JSON, 
	withdraws TEXT, 
	PRIMARY KEY (no), 
	UNIQUE (id)
);
INSERT INTO "judgements" VALUES(1,'250f31c09f301f7e','reject','ann','2026-11-25T21:25:00+00:00','no such day',NULL,NULL,NULL);
CREATE TABLE link_keys (
	"key" BIGINT NOT NULL, 
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	PRIMARY KEY ("key", capture_no, article_no)
)
 WITHOUT ROWID

;
INSERT INTO "link_keys" VALUES(334157444851319579,1,0);
INSERT INTO "link_keys" VALUES(1938376398269072395,1,0);
INSERT INTO "link_keys" VALUES(2557725811062149441,1,0);
INSERT INTO "link_keys" VALUES(5079789523478153179,1,0);
INSERT INTO "link_keys" VALUES(334157444851319579,2,0);
INSERT INTO "link_keys" VALUES(1938376398269072395,2,0);
INSERT INTO "link_keys" VALUES(2557725811062149441,2,0);
INSERT INTO "link_keys" VALUES(5079789523478153179,2,0);
CREATE TABLE link_members (
	link_id TEXT NOT NULL, 
	no INTEGER NOT NULL, 
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	part TEXT, 
	PRIMARY KEY (link_id, no), 
	FOREIGN KEY(link_id) REFERENCES links (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "link_members" VALUES('62855e0093c71084',0,1,0,'5befd2ed516b0522');
INSERT INTO "link_members" VALUES('62855e0093c71084',1,2,0,'72ede326cbf50088');
INSERT INTO "link_members" VALUES('6a4149e2b1391724',0,1,0,'1f57118c474f1341');
INSERT INTO "link_members" VALUES('6a4149e2b1391724',1,2,0,'56e6de05183280de');
INSERT INTO "link_members" VALUES('bef62902473094fc',0,1,0,'62878f69f9a63356');
INSERT INTO "link_members" VALUES('bef62902473094fc',1,2,0,'bd8fab92ff8b3166');
INSERT INTO "link_members" VALUES('e888a67cf45432e3',0,1,0,NULL);
INSERT INTO "link_members" VALUES('e888a67cf45432e3',1,2,0,NULL);
INSERT INTO "link_members" VALUES('f02cdb7c024aca44',0,1,0,'9532f5a4d5c7b359');
INSERT INTO "link_members" VALUES('f02cdb7c024aca44',1,2,0,'4dc8e7c74111a91a');
CREATE TABLE linkings (
	capture_no INTEGER NOT NULL, 
	linker TEXT NOT NULL, 
	grouped BOOLEAN NOT NULL, 
	PRIMARY KEY (capture_no), 
	FOREIGN KEY(capture_no) REFERENCES completions (capture_no) ON DELETE CASCADE
);
INSERT INTO "linkings" VALUES(1,'1',0);
INSERT INTO "linkings" VALUES(2,'1',1);
CREATE TABLE links (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	relation TEXT, 
	articles INTEGER, 
	publishers INTEGER, 
	origins INTEGER, 
	disputed BOOLEAN NOT NULL, 
	body JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "links" VALUES('e888a67cf45432e3','copy','same_capture',NULL,NULL,NULL,0,'{"id":"e888a67cf45432e3","relation":"same_capture","members":[{"capture":"sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03","article":"67b0531af5b90e3b","event":null,"actor":null,"attribution":null},{"capture":"sha256:b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2","article":"94e0cc535e4e7464","event":null,"actor":null,"attribution":null}],"shared":1.0,"score":1.0,"reasons":["100 % of the words of the shorter text stand in the other","same outlet: Halden Post","nothing that was told is changed"],"kind":"copy"}');
INSERT INTO "links" VALUES('6a4149e2b1391724','actor','same',NULL,NULL,NULL,0,'{"id":"6a4149e2b1391724","members":[{"capture":"sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03","article":"67b0531af5b90e3b","event":null,"actor":"1f57118c474f1341","attribution":null},{"capture":"sha256:b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2","article":"94e0cc535e4e7464","event":null,"actor":"56e6de05183280de","attribution":null}],"judgement":"same","name":"health ministry","aliases":[],"by":"machine","score":0.99,"reasons":["the same words in copies of one text"],"kind":"actor"}');
INSERT INTO "links" VALUES('bef62902473094fc','actor','same',NULL,NULL,NULL,0,'{"id":"bef62902473094fc","members":[{"capture":"sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03","article":"67b0531af5b90e3b","event":null,"actor":"62878f69f9a63356","attribution":null},{"capture":"sha256:b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2","article":"94e0cc535e4e7464","event":null,"actor":"bd8fab92ff8b3166","attribution":null}],"judgement":"same","name":"Army gunners","aliases":[],"by":"machine","score":0.99,"reasons":["the same words in copies of one text"],"kind":"actor"}');
INSERT INTO "links" VALUES('62855e0093c71084','actor','same',NULL,NULL,NULL,0,'{"id":"62855e0093c71084","members":[{"capture":"sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03","article":"67b0531af5b90e3b","event":null,"actor":"5befd2ed516b0522","attribution":null},{"capture":"sha256:b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2","article":"94e0cc535e4e7464","event":null,"actor":"72ede326cbf50088","attribution":null}],"judgement":"same","name":"Ada Brandt","aliases":[],"by":"machine","score":1.0,"reasons":[],"kind":"actor"}');
INSERT INTO "links" VALUES('f02cdb7c024aca44','actor','same',NULL,NULL,NULL,0,'{"id":"f02cdb7c024aca44","members":[{"capture":"sha256:3a8d27b88c8b1f6b8712f054be0cae73d2097bde31705a1ffb4ae385c9f62f03","article":"67b0531af5b90e3b","event":null,"actor":"9532f5a4d5c7b359","attribution":null},{"capture":"sha256:b5dcb63cf30e5be446313428022f62b877fa6f259886c5a860ef6885409b5ff2","article":"94e0cc535e4e7464","event":null,"actor":"4dc8e7c74111a91a","attribution":null}],"judgement":"same","name":"AFP","aliases":[],"by":"machine","score":1.0,"reasons":[],"kind":"actor"}');
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
	use TEXT NOT NULL, 
	near BOOLEAN NOT NULL, 
	PRIMARY KEY (capture_no, article_no, no), 
	FOREIGN KEY(capture_no, article_no) REFERENCES articles (capture_no, no) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "places" VALUES(1,0,0,21,32,'Port Halden','XH',NULL,12.5,-3.25,NULL,NULL,'name',0);
INSERT INTO "places" VALUES(2,0,0,21,32,'Port Halden','XH',NULL,12.5,-3.25,NULL,NULL,'name',0);
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
INSERT INTO "record_info" VALUES('format','2');
INSERT INTO "record_info" VALUES('layout','7456c526143375f8');
INSERT INTO "record_info" VALUES('made_by','0.1.0');
INSERT INTO "record_info" VALUES('made_at','2026-11-25T21:24:58+00:00');
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
CREATE TABLE reported_actors (
	capture_no INTEGER NOT NULL, 
	article_no INTEGER NOT NULL, 
	packed BLOB NOT NULL, 
	PRIMARY KEY (capture_no, article_no)
)
 WITHOUT ROWID

;
INSERT INTO "reported_actors" VALUES(1,0,X'DE0012A66D656D62657285A763617074757265D9477368613235363A33613864323762383863386231663662383731326630353462653063616537336432303937626465333137303561316666623461653338356339663632663033A761727469636C65B036376230353331616635623930653362A56576656E74C0A56163746F72C0AB6174747269627574696F6EC0A57469746C65A0A474657874A0A863617074696F6E7390A662796C696E65A0A8646174656C696E65A0A375726CBB68747470733A2F2F6E6577732E6578616D706C652F68616C64656EAB63617074757265645F6174B4323032352D31322D32365430383A30303A30305AA97075626C6973686572AB48616C64656E20506F7374A66167656E6379A3414650A7617574686F727391A849646120486F6C6DA97075626C697368656485A576616C7565AA323032352D31322D3235A86561726C69657374AA323032352D31322D3235A66C6174657374AA323032352D31322D3236A56261736973A86D65746164617461A865766964656E6365C0A66576656E747390A66163746F72739488A26964B036323837386636396639613633333536A46E616D65AC41726D792067756E6E657273A7616C696173657392A85468652061726D79A767756E6E657273A46B696E64AC6F7267616E697A6174696F6EA5726F6C657390A7636F756E747279A25848A6736563746F72A34D494CA86D656E74696F6E730388A26964B039353332663561346435633762333539A46E616D65A3414650A7616C696173657390A46B696E64AC6F7267616E697A6174696F6EA5726F6C657390A7636F756E747279C0A6736563746F72C0A86D656E74696F6E730188A26964B031663537313138633437346631333431A46E616D65AF6865616C7468206D696E6973747279A7616C696173657390A46B696E64AC6F7267616E697A6174696F6EA5726F6C657390A7636F756E747279C0A6736563746F72C0A86D656E74696F6E730188A26964B035626566643265643531366230353232A46E616D65AA416461204272616E6474A7616C696173657390A46B696E64A6706572736F6EA5726F6C657391B77468652062726967616465277320636F6D6D616E646572A7636F756E747279C0A6736563746F72C0A86D656E74696F6E7301A6636C61696D7390A972656C6174696F6E739183A46B696E64A56C65616473AA66726F6D5F6163746F72B035626566643265643531366230353232A8746F5F6163746F72B036323837386636396639613633333536A6706C616365739188A46E616D65AB506F72742048616C64656EA7636F756E747279A25848A661646D696E31C0A46B696E64C0A36C6174CB4029000000000000A36C6F6ECBC00A000000000000AB67656F6E616D65735F6964C0A86D656E74696F6E7301A47061676584A46865616490A861727469636C657301A76C6F6E67657374CD015FA86372656469746564C2');
INSERT INTO "reported_actors" VALUES(2,0,X'DE0012A66D656D62657285A763617074757265D9477368613235363A62356463623633636633306535626534343633313334323830323266363262383737666136663235393838366335613836306566363838353430396235666632A761727469636C65B039346530636335333565346537343634A56576656E74C0A56163746F72C0AB6174747269627574696F6EC0A57469746C65A0A474657874A0A863617074696F6E7390A662796C696E65A0A8646174656C696E65A0A375726CBB68747470733A2F2F6E6577732E6578616D706C652F68616C64656EAB63617074757265645F6174B4323032352D31322D32365430383A30303A30305AA97075626C6973686572AB48616C64656E20506F7374A66167656E6379A3414650A7617574686F727391A849646120486F6C6DA97075626C697368656485A576616C7565AA323032352D31322D3235A86561726C69657374AA323032352D31322D3235A66C6174657374AA323032352D31322D3236A56261736973A86D65746164617461A865766964656E6365C0A66576656E747390A66163746F72739488A26964B062643866616239326666386233313636A46E616D65AC41726D792067756E6E657273A7616C696173657392A85468652061726D79A767756E6E657273A46B696E64AC6F7267616E697A6174696F6EA5726F6C657390A7636F756E747279A25848A6736563746F72A34D494CA86D656E74696F6E730388A26964B034646338653763373431313161393161A46E616D65A3414650A7616C696173657390A46B696E64AC6F7267616E697A6174696F6EA5726F6C657390A7636F756E747279C0A6736563746F72C0A86D656E74696F6E730188A26964B035366536646530353138333238306465A46E616D65AF6865616C7468206D696E6973747279A7616C696173657390A46B696E64AC6F7267616E697A6174696F6EA5726F6C657390A7636F756E747279C0A6736563746F72C0A86D656E74696F6E730188A26964B037326564653332366362663530303838A46E616D65AA416461204272616E6474A7616C696173657390A46B696E64A6706572736F6EA5726F6C657391B77468652062726967616465277320636F6D6D616E646572A7636F756E747279C0A6736563746F72C0A86D656E74696F6E7301A6636C61696D7390A972656C6174696F6E739183A46B696E64A56C65616473AA66726F6D5F6163746F72B037326564653332366362663530303838A8746F5F6163746F72B062643866616239326666386233313636A6706C616365739188A46E616D65AB506F72742048616C64656EA7636F756E747279A25848A661646D696E31C0A46B696E64C0A36C6174CB4029000000000000A36C6F6ECBC00A000000000000AB67656F6E616D65735F6964C0A86D656E74696F6E7301A47061676584A46865616490A861727469636C657301A76C6F6E67657374CD015FA86372656469746564C2');
CREATE TABLE runs (
	no INTEGER NOT NULL, 
	coder TEXT NOT NULL, 
	started_at TEXT NOT NULL, 
	ended_at TEXT, 
	PRIMARY KEY (no)
);
INSERT INTO "runs" VALUES(1,'1','2026-11-25T21:24:58+00:00','2026-11-25T21:24:58+00:00');
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
CREATE INDEX link_keys_article ON link_keys (capture_no, article_no);
CREATE INDEX comparisons_other ON comparisons (other_capture_no, other_article_no);
CREATE INDEX links_kind ON links (kind, relation);
CREATE INDEX changes_at ON changes (at);
CREATE INDEX changes_link ON changes (link);
CREATE INDEX articles_publisher ON articles (publisher);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX link_members_article ON link_members (capture_no, article_no);
CREATE INDEX link_members_part ON link_members (part);
CREATE INDEX judgement_members_article ON judgement_members (capture, article);
CREATE INDEX attributions_id ON attributions (id);
CREATE INDEX events_where_country ON events (where_country);
CREATE INDEX events_type ON events (type);
CREATE INDEX events_when_start ON events (when_start);
CREATE INDEX events_id ON events (id);
CREATE INDEX actors_id ON actors (id);
CREATE INDEX actors_name ON actors (name);
CREATE INDEX event_actors_actor ON event_actors (actor);
CREATE INDEX event_recipients_actor ON event_recipients (actor);
COMMIT;
