-- name: indicators
SELECT indicators.*, (SELECT count(*) FROM figures WHERE figures.indicator_id = indicators.indicator_id) AS figures
FROM indicators
WHERE rowid IN (SELECT rowid FROM indicators_fts WHERE indicators_fts MATCH :expression LIMIT 200)
ORDER BY name <> :words, length(name), name LIMIT :limit

-- name: count_indicators
SELECT count(*) AS count FROM (
  SELECT rowid FROM indicators_fts WHERE indicators_fts MATCH :expression LIMIT :most)

-- name: places
SELECT places.* FROM places
WHERE rowid IN (SELECT rowid FROM places_fts WHERE places_fts MATCH :expression LIMIT 200)
ORDER BY name <> :words, length(name), name LIMIT :limit

-- name: count_places
SELECT count(*) AS count FROM (SELECT rowid FROM places_fts WHERE places_fts MATCH :expression LIMIT :most)

-- name: entities
SELECT entities.* FROM entities
WHERE rowid IN (SELECT rowid FROM entities_fts WHERE entities_fts MATCH :expression LIMIT 200)
ORDER BY name <> :words, length(name), name, entity_id LIMIT :limit

-- name: count_entities
SELECT count(*) AS count FROM (SELECT rowid FROM entities_fts WHERE entities_fts MATCH :expression LIMIT :most)

-- name: figures
WITH hits AS (
  SELECT rowid, 0 AS tier FROM (
    SELECT rowid FROM figures_fts WHERE figures_fts MATCH '{indicator text} : (' || :expression || ')' LIMIT 150)
  UNION ALL
  SELECT rowid, 1 AS tier FROM (SELECT rowid FROM figures_fts WHERE figures_fts MATCH :expression LIMIT 150)
), best AS (SELECT rowid, min(tier) AS tier FROM hits GROUP BY rowid)
SELECT figures.*, passages.text AS sentence, units.name AS unit_name, units.name_en AS unit_name_en,
  {report_name} AS report, reports.source_file
FROM best JOIN figures ON figures.rowid = best.rowid
  JOIN passages USING (passage_id) JOIN reports ON reports.report_id = figures.report_id
  LEFT JOIN units ON units.unit = figures.unit
WHERE :year = '' OR (figures.period_start <= :year || '-12-31' AND figures.period_end >= :year || '-01-01')
  OR instr(passages.text, :year) > 0
ORDER BY best.tier, figures.indicator <> :words, figures.indicator_id IS NULL, length(figures.indicator),
  figures.period_end DESC, figures.report_id, figures.start
LIMIT :limit

-- name: count_figures
SELECT count(*) AS count FROM (SELECT rowid FROM figures_fts WHERE figures_fts MATCH :expression LIMIT :most)

-- name: rankings
SELECT rankings.*, passages.text AS sentence, {report_name} AS report, reports.source_file
FROM rankings JOIN passages USING (passage_id) JOIN reports ON reports.report_id = rankings.report_id
WHERE rankings.rowid IN (
    SELECT rowid FROM rankings_fts
    WHERE rankings_fts MATCH '{indicator text scope} : (' || :expression || ')' LIMIT 150)
  AND (:year = '' OR (rankings.period_start <= :year || '-12-31' AND rankings.period_end >= :year || '-01-01'))
ORDER BY rankings.indicator <> :words, rankings.rank IS NULL, rankings.rank, length(rankings.indicator),
  rankings.report_id, rankings.start
LIMIT :limit

-- name: count_rankings
SELECT count(*) AS count FROM (
  SELECT rowid FROM rankings_fts WHERE rankings_fts MATCH '{indicator text scope} : (' || :expression || ')'
  LIMIT :most)

-- name: passages
WITH hits AS (SELECT rowid FROM passages_fts WHERE passages_fts MATCH '{text} : (' || :expression || ')' LIMIT 200)
SELECT passages.*, {report_name} AS report, reports.source_file, reports.published_on
FROM hits JOIN passages ON passages.rowid = hits.rowid JOIN reports USING (report_id)
WHERE :year = '' OR instr(passages.text, :year) > 0 OR reports.period LIKE :year || '%'
ORDER BY coalesce(reports.published_on, reports.held_on) DESC, length(passages.text), passages.report_id, passages.start
LIMIT :limit

-- name: count_passages
SELECT count(*) AS count FROM (
  SELECT rowid FROM passages_fts WHERE passages_fts MATCH '{text} : (' || :expression || ')' LIMIT :most)

-- name: reports
SELECT reports.*, {report_name} AS report FROM reports
WHERE rowid IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH :expression LIMIT 200)
  AND (:year = '' OR period LIKE :year || '%' OR instr(coalesce(title, ''), :year) > 0)
ORDER BY coalesce(published_on, held_on) DESC, source_file LIMIT :limit

-- name: count_reports
SELECT count(*) AS count FROM (SELECT rowid FROM reports_fts WHERE reports_fts MATCH :expression LIMIT :most)
