package casebook.enrollment.subject.store;

import casebook.enrollment.subject.Subject;
import casebook.journal.audit.Json;
import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code subject}: what is searched for in columns, the whole state as a document. */
@Entity
@Table(name = "subject")
@SuppressWarnings("NullAway.Init")
class SubjectRow {
    @Id
    UUID id;

    String study;
    String site;
    int running;
    String status;

    @JdbcTypeCode(SqlTypes.JSON)
    String state;

    @Version
    long revision;

    static SubjectRow of(Subject subject) {
        var registration = subject.registration();
        var row = new SubjectRow();
        row.id = registration.id().value();
        row.study = registration.study().value();
        row.site = registration.site().value();
        row.running = registration.number().running();
        row.revision = subject.revision();
        row.becomes(subject);
        return row;
    }

    void becomes(Subject subject) {
        status = subject.status().word();
        state = Json.text(Json.tree(SubjectDocument.of(subject)));
    }

    SubjectDocument document() {
        return Json.as(Json.parse(state), SubjectDocument.class);
    }

    Subject toDomain() {
        return document().toDomain(new StudyId(study), new SubjectId(id), revision);
    }
}
