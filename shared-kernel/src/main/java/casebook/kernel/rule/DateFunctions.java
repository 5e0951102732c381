package casebook.kernel.rule;

import casebook.kernel.time.PartialDate;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What rules can ask of dates. A partial date counts from its earliest day, so that a time span is never taken for shorter
 * than it may be.
 */
final class DateFunctions {
    static final ImmutableList<CelFunctionDecl> DECLARATIONS = ImmutableList.of(
            CelFunctionDecl.newFunctionDeclaration(
                    "yearsBetween",
                    CelOverloadDecl.newGlobalOverload(
                            "years_between", SimpleType.INT, SimpleType.STRING, SimpleType.STRING)),
            CelFunctionDecl.newFunctionDeclaration(
                    "daysBetween",
                    CelOverloadDecl.newGlobalOverload(
                            "days_between", SimpleType.INT, SimpleType.STRING, SimpleType.STRING)),
            CelFunctionDecl.newFunctionDeclaration(
                    "withinYears",
                    CelOverloadDecl.newGlobalOverload(
                            "within_years", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING, SimpleType.INT)));

    static final ImmutableList<CelFunctionBinding> BINDINGS = ImmutableList.of(
            CelFunctionBinding.from("years_between", String.class, String.class, DateFunctions::yearsBetween),
            CelFunctionBinding.from("days_between", String.class, String.class, DateFunctions::daysBetween),
            CelFunctionBinding.from(
                    "within_years",
                    ImmutableList.of(String.class, String.class, Long.class),
                    arguments -> withinYears((String) arguments[0], (String) arguments[1], (Long) arguments[2])));

    private DateFunctions() {}

    /** Whole completed years. */
    private static long yearsBetween(String from, String to) {
        return ChronoUnit.YEARS.between(earliest(from), earliest(to));
    }

    private static long daysBetween(String from, String to) {
        return ChronoUnit.DAYS.between(earliest(from), earliest(to));
    }

    /**
     * Whether {@code to} is not later than so many years after {@code from}: the anniversary itself still is. What begins only
     * after {@code to} is no time span, so a mistyped year never counts as recent.
     */
    private static boolean withinYears(String from, String to, long years) {
        return !earliest(from).isAfter(PartialDate.parse(to).latest())
                && !earliest(to).isAfter(earliest(from).plusYears(years));
    }

    private static LocalDate earliest(String date) {
        return PartialDate.parse(date).earliest();
    }
}
