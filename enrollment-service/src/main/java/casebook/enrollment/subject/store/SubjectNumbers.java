package casebook.enrollment.subject.store;

import casebook.enrollment.subject.SubjectNumber;
import casebook.journal.audit.postgres.Sql;
import casebook.kernel.identity.SiteId;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code subject_number} and {@code registration_key}: what registrations ask for before there is a subject. */
@ApplicationScoped
class SubjectNumbers {
    private final Sql sql;

    SubjectNumbers(Sql sql) {
        this.sql = sql;
    }

    /** The upsert locks the site's row, so registrations of one site wait for each other and none gets another's number. */
    SubjectNumber next(StudyId study, SiteId site) {
        return sql.query("""
                        insert into subject_number as given (study, site, running) values (?, ?, 1)
                        on conflict (study, site) do update set running = given.running + 1
                        returning running""", row -> new SubjectNumber(site, row.getInt(1)), study.value(), site.value())
                .getFirst();
    }

    Optional<SubjectId> ofKey(StudyId study, SiteId site, String key) {
        return sql
                .query(
                        "select subject from registration_key where study = ? and site = ? and key = ?",
                        row -> new SubjectId(row.getObject(1, UUID.class)),
                        study.value(),
                        site.value(),
                        key)
                .stream()
                .findFirst();
    }

    /** Waits for whoever takes the key at the same time; if they give up it is free again. */
    SubjectId takeKey(StudyId study, SiteId site, String key, SubjectId subject) {
        sql.update(
                "insert into registration_key (study, site, key, subject) values (?, ?, ?, ?) on conflict do nothing",
                study.value(),
                site.value(),
                key,
                subject.value());
        return ofKey(study, site, key).orElseThrow();
    }
}
