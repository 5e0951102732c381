package casebook.assessment.capture;

/** Where a form belongs: a subject's visit, and which of its forms. */
public record FormPlace(SubjectKey subject, String visit, String form) {}
