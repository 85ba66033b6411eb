-- name: places
SELECT places.*, (SELECT count(*) FROM reports WHERE reports.place_id = places.place_id) AS reports
FROM places ORDER BY place_id LIMIT 2000

-- name: place
SELECT places.*, whole.name AS whole, whole.name_en AS whole_en FROM places
LEFT JOIN places AS whole ON whole.place_id = places.part_of
WHERE places.place_id = :place_id

-- name: parts
SELECT place_id, name, name_en FROM places WHERE part_of = :place_id ORDER BY place_id

-- name: reports
SELECT report_id, {report_name} AS report, source_file, published_on, held_on FROM reports
WHERE place_id = :place_id ORDER BY coalesce(published_on, held_on) DESC, source_file LIMIT 100

-- name: figures
-- The latest sixty reports are enough for the latest figures; a country may have hundreds of thousands of rows.
WITH latest AS (
  SELECT report_id FROM reports WHERE place_id = :place_id
  ORDER BY coalesce(published_on, held_on) DESC, source_file LIMIT 60
), here AS (
  SELECT figure_id FROM (SELECT figure_id FROM figures WHERE place_id = :place_id LIMIT 5000)
  UNION
  SELECT figures.figure_id FROM latest JOIN figures USING (report_id)
  WHERE figures.place_id IS NULL OR figures.place_id = :place_id
)
SELECT figures.*, coalesce(indicators.name, figures.indicator) AS name, indicators.name_en,
  units.name AS unit_name, units.name_en AS unit_name_en
FROM here JOIN figures USING (figure_id)
  LEFT JOIN indicators ON indicators.indicator_id = figures.indicator_id
  LEFT JOIN units ON units.unit = figures.unit
WHERE figures.indicator_id IS NOT NULL AND figures.measure IN ('level', 'growth_rate') AND figures.entity_id IS NULL
ORDER BY figures.period_end DESC, figures.indicator_id, figures.measure, figures.start LIMIT 400

-- name: rankings
SELECT rankings.* FROM rankings JOIN reports USING (report_id)
WHERE coalesce(rankings.place_id, reports.place_id) = :place_id
ORDER BY rankings.period_end DESC, rankings.rank IS NULL, rankings.rank, rankings.start LIMIT 100

-- name: milestones
SELECT milestones.*, entities.name AS project FROM milestones JOIN entities USING (entity_id)
  JOIN reports USING (report_id)
WHERE reports.place_id = :place_id
ORDER BY milestones.period_end DESC, entities.name, milestones.start LIMIT 200

-- name: positions
SELECT positions.*, person.name AS person, organisation.name AS organisation,
  coalesce(reports.published_on, reports.held_on) AS day
FROM positions JOIN reports USING (report_id) JOIN entities AS person ON person.entity_id = positions.person_id
  LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
WHERE reports.place_id = :place_id
ORDER BY day DESC, positions.start LIMIT 100
