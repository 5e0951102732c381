package casebook.assessment.capture;

import casebook.kernel.identity.StudyId;
import casebook.kernel.identity.SubjectId;

/** A subject of a study. */
public record SubjectKey(StudyId study, SubjectId subject) {}
