package casebook.journal.audit;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;

/**
 * Names one chain of records: a subject's; the study's own ({@code -}) for what concerns no single subject; or the service's
 * for what operators do, which concerns no single study. Writes in different chains never wait for each other.
 */
public record ChainId(String study, String subject) {
    public static final String STUDY_ITSELF = "-";

    /** What operators did at this service. */
    public static final ChainId OPERATIONS = new ChainId("-", "operations");

    public static ChainId of(StudyId study, SubjectId subject) {
        return new ChainId(study.value(), subject.toString());
    }

    public static ChainId ofStudy(StudyId study) {
        return new ChainId(study.value(), STUDY_ITSELF);
    }

    /** The key of the chain's events on Kafka, by which they stay in order. */
    public String eventKey() {
        return subject.equals(STUDY_ITSELF) ? study : subject;
    }
}
