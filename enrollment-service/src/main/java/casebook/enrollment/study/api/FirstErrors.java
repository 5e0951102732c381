package casebook.enrollment.study.api;

import casebook.kernel.refusal.Refused;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;

/** Collects a schema's errors up to a limit, since a small body can break the schema so often that its errors fill the heap. */
final class FirstErrors extends ArrayList<Error> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 10 * Refused.MOST_REASONS;

    /** Ends the validation. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough errors", null, false, false);
        }
    }

    @Override
    public boolean add(Error error) {
        if (size() == MOST) {
            throw new Enough();
        }
        return super.add(error);
    }

    @Override
    public boolean addAll(Collection<? extends Error> errors) {
        errors.forEach(this::add);
        return !errors.isEmpty();
    }
}
