-- name: indicators
SELECT indicators.*, (SELECT count(*) FROM figures WHERE figures.indicator_id = indicators.indicator_id) AS figures
FROM indicators ORDER BY figures DESC, indicators.indicator_id LIMIT 1000

-- name: wordings
SELECT indicator, figures FROM (
  SELECT indicator, count(*) AS figures FROM figures GROUP BY indicator ORDER BY figures DESC, indicator LIMIT 300
) AS often
WHERE NOT EXISTS (
  SELECT 1 FROM (SELECT indicator_id FROM figures WHERE figures.indicator = often.indicator LIMIT 20)
  WHERE indicator_id IS NOT NULL)
LIMIT 200

-- name: indicator
SELECT * FROM indicators WHERE indicator_id = :indicator_id

-- name: points
SELECT figures.figure_id, figures.report_id, coalesce(figures.place_id, reports.place_id) AS place_id, figures.start,
  figures.indicator, figures.measure, figures.value, figures.value_max, figures.unit, figures.comparator,
  figures.status, figures.basis, figures.period_start, figures.period_end, figures.text,
  {report_name} AS report, reports.source_file, reports.published_on, reports.held_on,
  places.name AS place, places.name_en AS place_en, units.name AS unit_name, units.name_en AS unit_name_en
FROM figures JOIN reports USING (report_id)
  LEFT JOIN places ON places.place_id = coalesce(figures.place_id, reports.place_id)
  LEFT JOIN units ON units.unit = figures.unit
WHERE figures.indicator_id = :indicator_id AND figures.entity_id IS NULL
ORDER BY figures.period_end, place_id, figures.status, figures.report_id, figures.start LIMIT 5000

-- name: points_of_wording
SELECT figures.figure_id, figures.report_id, coalesce(figures.place_id, reports.place_id) AS place_id, figures.start,
  figures.indicator, figures.measure, figures.value, figures.value_max, figures.unit, figures.comparator,
  figures.status, figures.basis, figures.period_start, figures.period_end, figures.text,
  {report_name} AS report, reports.source_file, reports.published_on, reports.held_on,
  places.name AS place, places.name_en AS place_en, units.name AS unit_name, units.name_en AS unit_name_en
FROM figures JOIN reports USING (report_id)
  LEFT JOIN places ON places.place_id = coalesce(figures.place_id, reports.place_id)
  LEFT JOIN units ON units.unit = figures.unit
WHERE figures.indicator = :wording
ORDER BY figures.period_end, place_id, figures.status, figures.report_id, figures.start LIMIT 5000

-- name: rankings
SELECT rankings.*, {report_name} AS report, reports.source_file, places.name AS place, places.name_en AS place_en
FROM rankings JOIN reports USING (report_id) LEFT JOIN places ON places.place_id = reports.place_id
WHERE rankings.indicator_id = :indicator_id
ORDER BY rankings.rank IS NULL, rankings.rank, rankings.period_end DESC, rankings.ranking_id LIMIT 200
