package casebook.scheduling.visit.api;

import casebook.kernel.identity.SubjectId;
import casebook.scheduling.plan.VisitId;
import casebook.scheduling.visit.Worklist.Place;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Pattern;

/** A place in the worklist as one word, which means nothing to the caller. */
final class Cursor {
    private static final Pattern SEPARATOR = Pattern.compile("/");

    private static final int ISO_DATE = 10;

    private Cursor() {}

    static String of(Place place) {
        var text = place.plannedOn() + "/" + place.subject() + "/" + place.visit();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException or DateTimeException when it is no cursor of ours */
    static Place place(String cursor) {
        var parts = SEPARATOR.split(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8), -1);
        if (parts.length != 3 || parts[0].length() != ISO_DATE) {
            throw new IllegalArgumentException("A cursor has three parts");
        }
        return new Place(LocalDate.parse(parts[0]), SubjectId.of(parts[1]), new VisitId(parts[2]));
    }
}
