-- name: reports
SELECT reports.report_id, {report_name} AS report, reports.source_file, reports.kind, reports.publisher, reports.held_on,
  reports.published_on, reports.period, reports.characters, places.name AS place, places.name_en AS place_en,
  (SELECT count(*) FROM figures WHERE figures.report_id = reports.report_id) AS figures
FROM reports LEFT JOIN places USING (place_id)
ORDER BY coalesce(reports.published_on, reports.held_on) DESC, reports.source_file
LIMIT 500
