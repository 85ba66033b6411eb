-- name: entity
SELECT entities.*, whole.name AS whole FROM entities
LEFT JOIN entities AS whole ON whole.entity_id = entities.part_of
WHERE entities.entity_id = :entity_id

-- name: mentions
SELECT mentions.mention_id, mentions.start, mentions."end", mentions.text, passages.text AS sentence,
  passages.start AS sentence_start, reports.report_id, {report_name} AS report, reports.source_file,
  coalesce(reports.published_on, reports.held_on) AS day
FROM mentions JOIN passages USING (passage_id) JOIN reports ON reports.report_id = mentions.report_id
WHERE mentions.entity_id = :entity_id
ORDER BY day DESC, mentions.report_id, mentions.start LIMIT 100

-- name: mention_count
SELECT count(*) AS count, count(DISTINCT report_id) AS reports FROM mentions WHERE entity_id = :entity_id

-- name: positions
SELECT positions.*, person.name AS person, organisation.name AS organisation, {report_name} AS report,
  reports.source_file, coalesce(reports.published_on, reports.held_on) AS day
FROM positions JOIN reports USING (report_id)
  JOIN entities AS person ON person.entity_id = positions.person_id
  LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
WHERE positions.person_id = :entity_id
ORDER BY day, positions.report_id, positions.start LIMIT 500

-- name: holders
SELECT positions.*, person.name AS person, organisation.name AS organisation, {report_name} AS report,
  reports.source_file, coalesce(reports.published_on, reports.held_on) AS day
FROM positions JOIN reports USING (report_id)
  JOIN entities AS person ON person.entity_id = positions.person_id
  LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
WHERE positions.organisation_id = :entity_id
ORDER BY day, positions.report_id, positions.start LIMIT 500

-- name: milestones
SELECT milestones.*, {report_name} AS report, reports.source_file,
  coalesce(reports.published_on, reports.held_on) AS day
FROM milestones JOIN reports USING (report_id)
WHERE milestones.entity_id = :entity_id
ORDER BY coalesce(milestones.period_end, day), day, milestones.report_id, milestones.start LIMIT 500

-- name: statements
SELECT statements.*, {report_name} AS report, reports.source_file,
  coalesce(reports.published_on, reports.held_on) AS day
FROM statements JOIN reports USING (report_id)
WHERE statements.speaker_id = :entity_id
ORDER BY day DESC, statements.report_id, statements.start LIMIT 200

-- name: figures
SELECT figures.*, units.name AS unit_name, units.name_en AS unit_name_en, {report_name} AS report,
  reports.source_file
FROM figures JOIN reports USING (report_id) LEFT JOIN units USING (unit)
WHERE likelihood(figures.entity_id = :entity_id, 0.0001) -- SQLite's statistics count the empty cells, too
ORDER BY figures.period_end DESC, figures.report_id, figures.start LIMIT 200

-- name: namesakes
SELECT entities.entity_id, entities.name,
  (SELECT group_concat(coalesce(organisation.name, '') || positions.title, '、') FROM positions
    LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
    WHERE positions.person_id = entities.entity_id) AS posts
FROM entities WHERE entities.name = :name AND entities.type = :type AND entities.entity_id <> :entity_id
ORDER BY entities.entity_id LIMIT 50

-- name: parts
SELECT entity_id, name, type FROM entities WHERE part_of = :entity_id ORDER BY name LIMIT 200

-- name: people
WITH holders AS (
  SELECT person_id AS entity_id, count(*) AS held FROM positions GROUP BY person_id ORDER BY held DESC LIMIT 500
), others AS (SELECT entity_id, 0 AS held FROM entities WHERE type = 'person' LIMIT 500)
SELECT entities.entity_id, entities.name, max(listed.held) AS held,
  (SELECT group_concat(DISTINCT coalesce(organisation.name, '') || positions.title) FROM positions
    LEFT JOIN entities AS organisation ON organisation.entity_id = positions.organisation_id
    WHERE positions.person_id = entities.entity_id) AS posts
FROM (SELECT * FROM holders UNION ALL SELECT * FROM others) AS listed JOIN entities USING (entity_id)
GROUP BY entities.entity_id ORDER BY held DESC, entities.name, entities.entity_id LIMIT 500

-- name: projects
SELECT entities.entity_id, entities.name, milestones.stage, milestones.status, milestones.period_end,
  {report_name} AS report, reports.source_file, reports.report_id
FROM milestones JOIN entities USING (entity_id) JOIN reports USING (report_id)
ORDER BY instr('planned approved signed started under_construction completed operating', milestones.stage) DESC,
  entities.name, milestones.milestone_id LIMIT 1000
