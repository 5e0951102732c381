-- Who is given a dosage is counted under the dosage, whatever its cohort is called in which version of the protocol.
alter table slot drop constraint slot_pkey;
alter table slot alter column cohort drop not null;
alter table slot add column dosage text;
delete from slot where subject is null;
update slot set dosage = (
  select planned.value #>> '{dosage,id}'
  from study_version, jsonb_array_elements(definition -> 'cohorts') planned
  where study_version.study = slot.study and planned.value ->> 'id' = slot.cohort
  order by sequence limit 1
);
update slot set number = placed.number
from (
  select subject, row_number() over (partition by study, dosage order by number, cohort) as number from slot
) placed
where placed.subject = slot.subject;
alter table slot add primary key (study, dosage, number);
