package casebook.enrollment.subject.api;

import casebook.enrollment.subject.Registration;
import casebook.kernel.identity.StudyId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where to go on from a subject. The paths are the same at every service and at the gateway. */
final class SubjectLinks {
    private static final List<String> BRANCHES = List.of("eligibility", "visits", "forms", "audit-trail");

    private SubjectLinks() {}

    static String self(Registration registration) {
        return all(registration.study()) + "/" + registration.id();
    }

    static String all(StudyId study) {
        return "/api/v1/studies/" + study + "/subjects";
    }

    static Map<String, String> of(Registration registration) {
        var links = new LinkedHashMap<String, String>();
        links.put("self", self(registration));
        BRANCHES.forEach(branch -> links.put(branch, self(registration) + "/" + branch));
        return links;
    }
}
