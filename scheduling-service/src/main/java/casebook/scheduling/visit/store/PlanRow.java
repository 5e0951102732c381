package casebook.scheduling.visit.store;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.Participation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** That a subject has a plan, and who that is. Its lock is the lock of all the subject's visits. */
@Entity
@Table(name = "visit_plan")
@IdClass(PlanRow.Key.class)
@NullUnmarked
class PlanRow {
    @Id
    String study;

    @Id
    UUID subject;

    String site;

    @Column(name = "subject_number")
    String subjectNumber;

    @Column(name = "study_version")
    String studyVersion;

    @Column(name = "enrolled_on")
    @Nullable
    LocalDate enrolledOn;

    /** Of the journal's record of the plan. Counted under the row's lock. */
    long revision;

    /** A row's key. */
    record Key(String study, UUID subject) {
        static Key of(StudyId study, SubjectId subject) {
            return new Key(study.value(), subject.value());
        }
    }

    static PlanRow of(StudyId study, SubjectId subject, Participation participation) {
        var row = new PlanRow();
        row.study = study.value();
        row.subject = subject.value();
        row.site = participation.site().value();
        row.subjectNumber = participation.number();
        return row;
    }
}
