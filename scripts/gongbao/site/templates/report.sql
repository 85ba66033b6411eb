-- name: report
SELECT reports.*, {report_name} AS report, places.name AS place, places.name_en AS place_en, report_texts.text
FROM reports JOIN report_texts USING (report_id) LEFT JOIN places USING (place_id)
WHERE reports.report_id = :report_id

-- name: passages
SELECT passage_id, section, start, "end" FROM passages WHERE report_id = :report_id ORDER BY start, "end" DESC

-- name: figures
SELECT figures.*, units.name AS unit_name, units.name_en AS unit_name_en, whole.indicator AS whole,
  whole.text AS whole_text, threshold_units.name AS threshold_unit_name,
  threshold_units.name_en AS threshold_unit_name_en
FROM figures LEFT JOIN units ON units.unit = figures.unit
  LEFT JOIN units AS threshold_units ON threshold_units.unit = figures.threshold_unit
  LEFT JOIN figures AS whole ON whole.figure_id = figures.parent_id
WHERE figures.report_id = :report_id
ORDER BY figures.start, figures."end" DESC, figures.figure_id

-- name: rankings
SELECT * FROM rankings WHERE report_id = :report_id ORDER BY start, "end" DESC, ranking_id

-- name: milestones
SELECT milestones.*, entities.name AS project
FROM milestones JOIN entities USING (entity_id)
WHERE milestones.report_id = :report_id
ORDER BY milestones.start, milestones."end" DESC, milestones.milestone_id

-- name: positions
SELECT positions.*, person.name AS person, organisation.name AS organisation
FROM positions JOIN entities AS person ON person.entity_id = positions.person_id
  LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
WHERE positions.report_id = :report_id
ORDER BY positions.start, positions."end" DESC, positions.position_id

-- name: statements
SELECT statements.*, speaker.name AS speaker
FROM statements JOIN entities AS speaker ON speaker.entity_id = statements.speaker_id
WHERE statements.report_id = :report_id
ORDER BY statements.start, statements."end" DESC, statements.statement_id

-- name: mentions
SELECT mentions.mention_id, mentions.entity_id, mentions.start, mentions."end", entities.type, entities.name
FROM mentions JOIN entities USING (entity_id)
WHERE mentions.report_id = :report_id
ORDER BY mentions.start, mentions."end" DESC, mentions.mention_id

-- name: findings
SELECT * FROM findings WHERE report_id = :report_id
ORDER BY instr('error warning info', severity), rule, finding_id
