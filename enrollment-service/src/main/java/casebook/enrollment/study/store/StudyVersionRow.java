package casebook.enrollment.study.store;

import casebook.enrollment.study.StudyDefinition;
import casebook.enrollment.study.StudyVersion;
import casebook.journal.audit.Json;
import casebook.kernel.identity.StudyId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code study_version}. */
@Entity
@Immutable
@Table(name = "study_version")
@IdClass(StudyVersionRow.Key.class)
@SuppressWarnings("NullAway.Init")
class StudyVersionRow {
    @Id
    String study;

    @Id
    String version;

    @Column(insertable = false, updatable = false)
    Long sequence;

    @JdbcTypeCode(SqlTypes.JSON)
    String definition;

    @Column(name = "activated_at")
    Instant activatedAt;

    record Key(String study, String version) {}

    static StudyVersionRow of(StudyVersion version) {
        var row = new StudyVersionRow();
        row.study = version.study().value();
        row.version = version.version();
        row.definition = Json.text(Json.tree(version.definition().content()));
        row.activatedAt = version.activatedAt();
        return row;
    }

    StudyVersion toDomain() {
        try {
            var content = Json.MAPPER.readValue(definition, new TypeReference<Map<String, Object>>() {});
            return new StudyVersion(new StudyId(study), version, new StudyDefinition(content), activatedAt);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
