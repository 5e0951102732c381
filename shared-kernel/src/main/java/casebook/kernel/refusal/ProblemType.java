package casebook.kernel.refusal;

/** Every kind of refusal of the house: its name in {@code type}, its HTTP status, its title. One page each in docs/problems. */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
    UNAUTHENTICATED("unauthenticated", 401, "The caller is not known"),
    FRESH_AUTHENTICATION_REQUIRED("fresh-authentication-required", 401, "The caller must prove again who they are"),
    FORBIDDEN("forbidden", 403, "The caller's role does not allow this"),
    NOT_FOUND("not-found", 404, "There is no such thing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not take this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form of the answer exists"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request did not come in time"),
    STATE_CONFLICT("state-conflict", 409, "The present state does not allow this"),
    COPY_BEHIND("copy-behind", 409, "This service has not yet heard of what the request rests on"),
    GONE("gone", 410, "What was asked for is not there any more"),
    STALE_REVISION("stale-revision", 412, "Somebody changed it since it was read"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    URI_TOO_LONG("uri-too-long", 414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's content type is not taken here"),
    INVALID_CONTENT("invalid-content", 422, "The content breaks a rule"),
    STUDY_DEFINITION_INVALID("study-definition-invalid", 422, "The study definition has errors"),
    NOT_ELIGIBLE("not-eligible", 409, "The subject cannot be enrolled"),
    COHORT_FULL("cohort-full", 409, "The cohort has no free slot"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The idempotency key belongs to another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "The request must say which revision it changes"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "The caller asks for too much in too short a time"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
    INTERNAL_ERROR("internal-error", 500, "The service failed"),
    UNAVAILABLE("unavailable", 503, "A part of the system is away");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether it passes by itself, so that the same request, sent again shortly, may go through. */
    public boolean isPassing() {
        return this == COPY_BEHIND || this == UNAVAILABLE || this == TOO_MANY_REQUESTS;
    }
}
