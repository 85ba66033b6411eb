-- name: figures
SELECT figures.*, units.name AS unit_name, units.name_en AS unit_name_en, whole.indicator AS whole,
  threshold_units.name AS threshold_unit_name, threshold_units.name_en AS threshold_unit_name_en,
  places.name AS place, places.name_en AS place_en, entities.name AS entity,
  indicators.name AS indicator_name, indicators.name_en AS indicator_name_en
FROM figures LEFT JOIN units ON units.unit = figures.unit
  LEFT JOIN units AS threshold_units ON threshold_units.unit = figures.threshold_unit
  LEFT JOIN figures AS whole ON whole.figure_id = figures.parent_id
  LEFT JOIN places ON places.place_id = figures.place_id
  LEFT JOIN entities ON entities.entity_id = figures.entity_id
  LEFT JOIN indicators ON indicators.indicator_id = figures.indicator_id
WHERE figures.figure_id = :row_id

-- name: rankings
SELECT rankings.*, places.name AS place, places.name_en AS place_en,
  indicators.name AS indicator_name, indicators.name_en AS indicator_name_en
FROM rankings LEFT JOIN places USING (place_id)
  LEFT JOIN indicators ON indicators.indicator_id = rankings.indicator_id
WHERE rankings.ranking_id = :row_id

-- name: milestones
SELECT milestones.*, entities.name AS entity FROM milestones JOIN entities USING (entity_id)
WHERE milestones.milestone_id = :row_id

-- name: positions
SELECT positions.*, person.name AS person, organisation.name AS organisation
FROM positions JOIN entities AS person ON person.entity_id = positions.person_id
  LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
WHERE positions.position_id = :row_id

-- name: statements
SELECT statements.*, speaker.name AS speaker
FROM statements JOIN entities AS speaker ON speaker.entity_id = statements.speaker_id
WHERE statements.statement_id = :row_id

-- name: sentence
SELECT passages.start, passages."end", passages.section, passages.page, report_texts.text
FROM passages JOIN report_texts USING (report_id)
WHERE passages.passage_id = :passage_id

-- name: report
SELECT reports.*, {report_name} AS report, places.name AS place, places.name_en AS place_en
FROM reports LEFT JOIN places USING (place_id)
WHERE reports.report_id = :report_id

-- name: parts
SELECT figures.*, units.name AS unit_name, units.name_en AS unit_name_en
FROM figures LEFT JOIN units USING (unit)
WHERE figures.parent_id = :row_id ORDER BY figures.start, figures.figure_id

-- name: findings
SELECT * FROM findings WHERE row_id = :row_id ORDER BY rule, finding_id
