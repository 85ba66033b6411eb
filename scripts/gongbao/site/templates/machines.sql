-- name: reports
SELECT report_id, {report_name} AS report, source_file, publisher, published_on, held_on, characters,
  (SELECT count(*) FROM figures WHERE figures.report_id = reports.report_id) AS figures
FROM reports ORDER BY coalesce(published_on, held_on) DESC, source_file LIMIT :limit

-- name: targets
SELECT figures.figure_id, figures.indicator, figures.text, figures.period_end, passages.text AS sentence,
  {report_name} AS report, reports.source_file, coalesce(reports.published_on, reports.held_on) AS day
FROM figures JOIN passages USING (passage_id) JOIN reports ON reports.report_id = figures.report_id
WHERE figures.status = 'target' AND figures.period_end IS NOT NULL
  AND (:since = '' OR figures.period_end >= :since)
ORDER BY figures.period_end, figures.report_id, figures.start LIMIT :limit

-- name: addresses
SELECT 'reports' AS kind, report_id AS id, coalesce(published_on, held_on) AS day FROM reports
UNION ALL SELECT 'indicators', indicator_id, NULL FROM indicators
UNION ALL SELECT 'places', place_id, NULL FROM places
UNION ALL SELECT 'entities', entity_id, NULL FROM entities
ORDER BY kind DESC, id LIMIT 45000
