package casebook.assessment.form.events;

import casebook.assessment.form.Form;
import casebook.assessment.form.Form.Derivation;
import casebook.assessment.form.Form.EditCheck;
import casebook.assessment.form.Form.Purpose;
import casebook.assessment.form.Item;
import casebook.assessment.form.ItemType;
import casebook.assessment.form.PlannedVisit;
import casebook.assessment.form.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code study-version-activated.v1}. */
record StudyVersionActivated(String version, Definition definition) {

    List<Form> forms() {
        return definition.forms().stream().map(FormData::toDomain).toList();
    }

    List<PlannedVisit> schedule() {
        return definition.schedule();
    }

    record Definition(List<PlannedVisit> schedule, List<FormData> forms) {}

    record FormData(
            String id,
            String name,
            String purpose,
            boolean repeating,
            boolean anyVisit,
            @Nullable String instrument,
            List<ItemData> items,
            List<DerivationData> derivations,
            List<EditData> edits) {
        Form toDomain() {
            return new Form(
                    id,
                    name,
                    Purpose.valueOf(constant(purpose)),
                    repeating,
                    anyVisit,
                    instrument,
                    items.stream().map(ItemData::toDomain).toList(),
                    derivations.stream().map(DerivationData::toDomain).toList(),
                    edits.stream().map(EditData::toDomain).toList());
        }
    }

    record ItemData(
            String id,
            String name,
            String type,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable List<CodeData> codeList,
            boolean required,
            @Nullable String requiredWhen,
            boolean future) {
        Item toDomain() {
            var codes = codeList == null ? List.<CodeData>of() : codeList;
            return new Item(
                    id,
                    name,
                    ItemType.valueOf(constant(type)),
                    minimum,
                    maximum,
                    codes.stream().map(CodeData::code).toList(),
                    required,
                    requiredWhen,
                    future);
        }
    }

    record CodeData(String code) {}

    record DerivationData(String id, String type, @Nullable String rule) {
        Derivation toDomain() {
            return new Derivation(id, ItemType.valueOf(constant(type)), rule);
        }
    }

    record EditData(String id, String rule, String message, String severity, List<String> items) {
        EditCheck toDomain() {
            return new EditCheck(id, rule, message, Severity.of(severity), items);
        }
    }

    private static String constant(String wireName) {
        return wireName.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
