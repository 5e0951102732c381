package casebook.enrollment.study.store;

import casebook.enrollment.Writes;
import casebook.enrollment.Writes.Draft;
import casebook.enrollment.study.StudyVersion;
import casebook.enrollment.study.StudyVersions;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.audit.Journal;
import casebook.journal.audit.Json;
import casebook.journal.audit.postgres.Sql;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The study versions in PostgreSQL. */
@ApplicationScoped
class StoredStudyVersions implements StudyVersions {
    static final String KEY_PREFIX = "version/";

    private final StudyVersionRows rows;
    private final Sql sql;
    private final Writes writes;
    private final Journal journal;

    StoredStudyVersions(StudyVersionRows rows, Sql sql, Writes writes, Journal journal) {
        this.rows = rows;
        this.sql = sql;
        this.writes = writes;
        this.journal = journal;
    }

    /** The data of study-version-activated.v1. */
    record StudyVersionActivated(String version, Map<String, Object> definition) {}

    @Override
    public Optional<StudyVersion> find(StudyId study, String version) {
        return rows.findByIdOptional(new StudyVersionRow.Key(study.value(), version))
                .map(StudyVersionRow::toDomain);
    }

    @Override
    public Optional<StudyVersion> current(StudyId study) {
        return rows.find("study", Sort.descending("sequence"), study.value())
                .firstResultOptional()
                .map(StudyVersionRow::toDomain);
    }

    @Override
    public boolean known(StudyId study) {
        return rows.count("study", study.value()) > 0;
    }

    @Override
    public List<StudyVersion> of(StudyId study) {
        return rows.list("study", Sort.by("sequence"), study.value()).stream()
                .map(StudyVersionRow::toDomain)
                .toList();
    }

    @Override
    public List<Listed> list(Optional<Set<String>> studies) {
        var only = studies.map(names -> names.toArray(String[]::new)).orElse(new String[0]);
        return sql.query(
                "select study, version, definition ->> 'title', activated_at from study_version"
                        + " where ? or study = any (?) order by study, sequence",
                row -> new Listed(
                        new StudyId(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                studies.isEmpty(),
                only);
    }

    @Override
    public void lock(StudyId study) {
        var entities = rows.getEntityManager();
        entities.createNativeQuery("insert into study (id) values (?1) on conflict do nothing")
                .setParameter(1, study.value())
                .executeUpdate();
        entities.createNativeQuery("select id from study where id = ?1 for update")
                .setParameter(1, study.value())
                .getSingleResult();
    }

    @Override
    public void lockShared(StudyId study) {
        sql.query("select id from study where id = ? for share", row -> row.getString(1), study.value());
    }

    @Override
    public void activated(StudyVersion version, Attribution by) {
        rows.persistAndFlush(StudyVersionRow.of(version));
        var data = new StudyVersionActivated(
                version.version(), version.definition().content());
        writes.append(
                new Draft(
                        ChainId.ofStudy(version.study()),
                        key(version),
                        1,
                        "study-version",
                        "activated",
                        null,
                        data,
                        new EventDraft("study-version-activated.v1", Json.tree(data))),
                by);
    }

    @Override
    public void retell(StudyVersion version) {
        journal.latest(ChainId.ofStudy(version.study()), key(version)).ifPresent(writes::retell);
    }

    private static String key(StudyVersion version) {
        return KEY_PREFIX + version.version();
    }
}
