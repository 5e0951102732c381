package casebook.enrollment.subject;

import casebook.kernel.identity.SiteId;
import java.util.Locale;

/**
 * The code people use for a subject: the site, a hyphen and a running number of at least three digits ({@code HYU-001}).
 *
 * @param running counted from 1 within the site, in the order of registration
 */
public record SubjectNumber(SiteId site, int running) {

    /** Reads a number as people write it. */
    public static SubjectNumber of(String text) {
        var hyphen = text.lastIndexOf('-');
        return new SubjectNumber(new SiteId(text.substring(0, hyphen)), Integer.parseInt(text.substring(hyphen + 1)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%03d", site, running);
    }
}
