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
import casebook.journal.event.Remembered;
import casebook.kernel.attribution.Attribution;
import casebook.kernel.identity.StudyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The study versions in PostgreSQL. None ever changes, so they stay in memory, and only which ones there are is asked. */
@ApplicationScoped
class StoredStudyVersions implements StudyVersions {
    static final String KEY_PREFIX = "version/";
    private static final Duration AGE = Duration.ofMinutes(10);

    /** Of all definitions in memory together: over a hundred versions of the size of a usual study. */
    private static final long MOST_VALUES = 200_000;

    private final StudyVersionRows rows;
    private final Sql sql;
    private final Writes writes;
    private final Journal journal;
    private final Remembered<StudyVersionRow.Key, StudyVersion> known;

    StoredStudyVersions(StudyVersionRows rows, Sql sql, Writes writes, Journal journal, Clock clock) {
        this.known = new Remembered<>(
                clock, AGE, MOST_VALUES, version -> values(version.definition().content()));
        this.rows = rows;
        this.sql = sql;
        this.writes = writes;
        this.journal = journal;
    }

    /** The data of study-version-activated.v1. */
    record StudyVersionActivated(String version, Map<String, Object> definition) {}

    @Override
    public Optional<StudyVersion> find(StudyId study, String version) {
        var key = new StudyVersionRow.Key(study.value(), version);
        return known.find(key, () -> rows.findByIdOptional(key).map(StudyVersionRow::toDomain));
    }

    @Override
    public Optional<StudyVersion> current(StudyId study) {
        return sql
                .query(
                        "select version from study_version where study = ? order by sequence desc limit 1",
                        row -> row.getString(1),
                        study.value())
                .stream()
                .findFirst()
                .flatMap(version -> find(study, version));
    }

    @Override
    public boolean known(StudyId study) {
        return rows.count("study", study.value()) > 0;
    }

    @Override
    public List<StudyVersion> of(StudyId study) {
        return sql
                .query(
                        "select version from study_version where study = ? order by sequence",
                        row -> row.getString(1),
                        study.value())
                .stream()
                .map(version -> need(study, version))
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

    private static long values(@Nullable Object part) {
        return switch (part) {
            case Map<?, ?> map ->
                map.values().stream().mapToLong(StoredStudyVersions::values).sum();
            case List<?> list ->
                list.stream().mapToLong(StoredStudyVersions::values).sum();
            case null, default -> 1;
        };
    }

    private static String key(StudyVersion version) {
        return KEY_PREFIX + version.version();
    }
}
