package casebook.enrollment.study;

import casebook.kernel.identity.StudyId;
import java.time.Instant;

/** A version of a study's protocol that is in force. It never changes: an amendment is a new version. */
public record StudyVersion(StudyId study, String version, StudyDefinition definition, Instant activatedAt) {}
