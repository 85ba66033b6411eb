-- name: reports
SELECT reports.report_id, {report_name} AS report, reports.source_file, reports.kind, reports.held_on, reports.published_on,
  reports.characters, reports.place_id, places.name AS place, places.name_en AS place_en,
  (SELECT count(*) FROM figures WHERE figures.report_id = reports.report_id) AS figures,
  (SELECT count(*) FROM mentions WHERE mentions.report_id = reports.report_id) AS mentions
FROM reports LEFT JOIN places USING (place_id)
ORDER BY coalesce(reports.published_on, reports.held_on) DESC, reports.source_file LIMIT 6

-- name: headlines
SELECT figures.figure_id, figures.indicator, figures.indicator_id, figures.text, figures.value, figures.value_max,
  figures.unit, figures.comparator, figures.period_start, figures.period_end, figures.status, figures.report_id,
  {report_name} AS report, reports.source_file, coalesce(places.name, '') AS place, places.name_en AS place_en,
  units.name AS unit_name, units.name_en AS unit_name_en, indicators.name_en AS indicator_en
FROM figures JOIN reports USING (report_id)
  LEFT JOIN indicators ON indicators.indicator_id = figures.indicator_id
  LEFT JOIN places ON places.place_id = coalesce(figures.place_id, reports.place_id)
  LEFT JOIN units ON units.unit = figures.unit
WHERE figures.report_id IN (
    SELECT report_id FROM reports ORDER BY coalesce(published_on, held_on) DESC, source_file LIMIT 3)
  AND figures.measure IN ('level', 'growth_rate') AND figures.parent_id IS NULL AND figures.value IS NOT NULL
ORDER BY figures.indicator_id IS NULL, figures.status <> 'actual',
  coalesce(reports.published_on, reports.held_on) DESC, figures.threshold IS NULL, figures.start LIMIT 40

-- name: rankings
SELECT rankings.ranking_id, rankings.indicator, rankings.text, {report_name} AS report, reports.source_file
FROM rankings JOIN reports USING (report_id) WHERE rankings.rank = 1
ORDER BY coalesce(reports.published_on, reports.held_on) DESC, rankings.start LIMIT 8
