package casebook.assessment.form;

import casebook.assessment.form.Form.Derivation;
import casebook.assessment.form.Form.EditCheck;
import casebook.assessment.form.Form.Purpose;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms in few items, one of each kind. */
public final class FormFixture {
    /** Observed on the fourth, asked on the tenth. */
    static final Days DAYS = new Days(LocalDate.of(2025, 3, 4), LocalDate.of(2025, 3, 10));

    /** What the vital signs need to be complete. */
    static final Answers COMPLETE = new Answers(Map.of("systolic", 128, "diastolic", 82));

    private FormFixture() {}

    /** Each reason's pointer and code. */
    static List<String> places(Examined examined) {
        return examined.reasons().stream()
                .map(reason -> reason.pointer() + " " + reason.code())
                .toList();
    }

    /** Two pressures that must not be swapped, a weight, and what hangs together with medication. */
    public static CompiledForm vitalSigns() {
        var items = List.of(
                number("systolic", ItemType.INTEGER, "50", "300", true),
                number("diastolic", ItemType.INTEGER, "20", "200", true),
                number("weight", ItemType.DECIMAL, "20.0", null, false),
                number("height", ItemType.DECIMAL, null, "2.5", false),
                new Item("medication", "Medication", ItemType.BOOLEAN, null, null, List.of(), false, null, false),
                new Item("drug", "Drug", ItemType.TEXT, null, null, List.of(), false, "medication", false),
                new Item(
                        "position",
                        "Position",
                        ItemType.CODE,
                        null,
                        null,
                        List.of("sitting", "lying"),
                        false,
                        null,
                        false),
                new Item("taken-on", "Taken on", ItemType.DATE, null, null, List.of(), false, null, false),
                new Item("since", "Since", ItemType.PARTIAL_DATE, null, null, List.of(), false, null, false),
                new Item("next-visit", "Next visit", ItemType.DATE, null, null, List.of(), false, null, true));
        var bodyMassIndex = new Derivation("body-mass-index", ItemType.DECIMAL, "weight / (height * height)");
        var swapped = new EditCheck(
                "systolic-above-diastolic",
                "systolic > diastolic",
                "Systolic pressure must be above diastolic pressure.",
                Severity.ERROR,
                List.of("systolic", "diastolic"));
        var unusual = new EditCheck(
                "unusual-pressure", "systolic < 180", "An unusual pressure.", Severity.WARNING, List.of("systolic"));
        return new CompiledForm(
                new Form(
                        "vital-signs",
                        "Vital signs",
                        Purpose.OBSERVATION,
                        false,
                        false,
                        null,
                        items,
                        List.of(bodyMassIndex),
                        List.of(swapped, unusual)),
                List.of());
    }

    /** The two pressures, with one edit check. */
    public static CompiledForm vitalSigns(String rule, Severity severity) {
        var items = List.of(
                number("systolic", ItemType.INTEGER, "50", "300", true),
                number("diastolic", ItemType.INTEGER, "20", "200", true));
        var checked = new EditCheck("checked", rule, "Unlikely.", severity, List.of("systolic"));
        return new CompiledForm(
                new Form(
                        "vital-signs",
                        "Vital signs",
                        Purpose.OBSERVATION,
                        false,
                        false,
                        null,
                        items,
                        List.of(),
                        List.of(checked)),
                List.of());
    }

    /** What was given, with the dose's arithmetic. */
    public static CompiledForm administration() {
        var items = List.of(
                new Item("product", "Product", ItemType.TEXT, null, null, List.of(), false, null, false),
                number("cells", ItemType.INTEGER, "1", null, false),
                number("weight", ItemType.DECIMAL, null, null, false),
                new Item("given", "Given", ItemType.BOOLEAN, null, null, List.of(), false, null, false),
                new Item("reason-not-given", "Reason", ItemType.TEXT, null, null, List.of(), false, null, false));
        return new CompiledForm(
                new Form(
                        "administration",
                        "Administration",
                        Purpose.ADMINISTRATION,
                        false,
                        false,
                        null,
                        items,
                        List.of(),
                        List.of()),
                List.of());
    }

    /** A form without any rule, of a purpose. */
    public static CompiledForm ofPurpose(Purpose purpose) {
        var items = List.of(new Item("term", "Term", ItemType.TEXT, null, null, List.of(), false, null, false));
        return new CompiledForm(
                new Form("any", "Any", purpose, false, false, null, items, List.of(), List.of()), List.of());
    }

    /** A form that every visit takes, as often as needed. */
    public static CompiledForm anyVisit() {
        var items = List.of(new Item("term", "Term", ItemType.TEXT, null, null, List.of(), false, null, false));
        var form = new Form("diary", "Diary", Purpose.OBSERVATION, true, true, null, items, List.of(), List.of());
        return new CompiledForm(form, List.of());
    }

    private static Item number(
            String id, ItemType type, @Nullable String minimum, @Nullable String maximum, boolean required) {
        return new Item(
                id,
                id,
                type,
                minimum == null ? null : new BigDecimal(minimum),
                maximum == null ? null : new BigDecimal(maximum),
                List.of(),
                required,
                null,
                false);
    }
}
