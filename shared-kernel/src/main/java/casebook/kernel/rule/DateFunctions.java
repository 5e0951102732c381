package casebook.kernel.rule;

import casebook.kernel.time.PartialDate;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.temporal.ChronoUnit;

/**
 * What rules can ask of dates, which are a type of their own: text is never taken for a date. A partial date counts from
 * its earliest day, so that a time span is never taken for shorter than it may be.
 */
final class DateFunctions {
    static final CelType DATE = OpaqueType.create("date");

    /** Makes a date of a text that stands in the rule itself. */
    static final String LITERAL = "date";

    static final ImmutableList<CelFunctionDecl> DECLARATIONS = ImmutableList.of(
            declared(LITERAL, "date_literal", DATE, SimpleType.STRING),
            declared("yearsBetween", "years_between", SimpleType.INT, DATE, DATE),
            declared("daysBetween", "days_between", SimpleType.INT, DATE, DATE),
            declared("withinYears", "within_years", SimpleType.BOOL, DATE, DATE, SimpleType.INT),
            declared("isBefore", "is_before", SimpleType.BOOL, DATE, DATE));
    static final ImmutableList<CelFunctionBinding> BINDINGS = ImmutableList.of(
            CelFunctionBinding.from("date_literal", String.class, PartialDate::parse),
            CelFunctionBinding.from("years_between", PartialDate.class, PartialDate.class, DateFunctions::yearsBetween),
            CelFunctionBinding.from("days_between", PartialDate.class, PartialDate.class, DateFunctions::daysBetween),
            CelFunctionBinding.from(
                    "within_years",
                    ImmutableList.of(PartialDate.class, PartialDate.class, Long.class),
                    arguments ->
                            withinYears((PartialDate) arguments[0], (PartialDate) arguments[1], (Long) arguments[2])),
            CelFunctionBinding.from("is_before", PartialDate.class, PartialDate.class, DateFunctions::isBefore));

    private DateFunctions() {}

    private static CelFunctionDecl declared(String name, String overload, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(overload, result, arguments));
    }

    /** Whole completed years. */
    private static long yearsBetween(PartialDate from, PartialDate to) {
        return ChronoUnit.YEARS.between(from.earliest(), to.earliest());
    }

    private static long daysBetween(PartialDate from, PartialDate to) {
        return ChronoUnit.DAYS.between(from.earliest(), to.earliest());
    }

    /**
     * Whether {@code to} is not later than so many years after {@code from}: the anniversary itself still is. What begins only
     * after {@code to} is no time span, so a mistyped year never counts as recent.
     */
    private static boolean withinYears(PartialDate from, PartialDate to, long years) {
        var anniversary = from.earliest().plusYears(years);
        return !isBefore(to, from) && !to.earliest().isAfter(anniversary);
    }

    /** Whether all of {@code one} is before all of {@code other}; March 2025 is not before 14 March 2025. */
    private static boolean isBefore(PartialDate one, PartialDate other) {
        return one.latest().isBefore(other.earliest());
    }
}
