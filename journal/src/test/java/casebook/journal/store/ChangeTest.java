package casebook.journal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Change;
import casebook.journal.audit.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}           | {\"a\":2}         | /a 1->2",
                "{\"a\":1}           | {\"a\":1.0}       | ",
                "{\"a\":3}           | {\"a\":3,\"b\":4} | /b null->4",
                "{\"a\":3}           | {}                | /a 3->null",
                "{\"a\":{\"b\":1}}   | {\"a\":{\"b\":2}} | /a/b 1->2",
                "{\"a\":{\"b\":1}}   | {\"a\":5}         | /a {\"b\":1}->5",
                "{\"a\":[1]}         | {\"a\":{}}        | /a [1]->{}",
                "{\"a\":[1,2]}       | {\"a\":[1,2.0]}   | ",
                "{\"a/b\":1}         | {\"a/b\":2}       | /a~1b 1->2",
                "{\"a\":null}        | {}                | ",
            })
    void everyFieldThatDiffersIsNamed(String before, String after, String changed) {
        // When
        var changes = Change.between(Json.parse(before), Json.parse(after));

        // Then
        assertEquals(
                changed == null ? List.of() : List.of(changed),
                changes.stream()
                        .map(change -> change.item() + " " + change.oldValue() + "->" + change.newValue())
                        .toList());
    }
}
