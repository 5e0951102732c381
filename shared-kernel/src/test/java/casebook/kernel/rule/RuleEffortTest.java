package casebook.kernel.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule is evaluated in a moment or refused when the study version is activated. */
class RuleEffortTest {
    private static final Map<String, Rule.Type> VARIABLES =
            Map.of("fvc.total", Rule.Type.INTEGER, "fvc.mode", Rule.Type.TEXT);

    private static final String NINE = "[1,2,3,4,5,6,7,8,9]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.all(a,9.all(b,9.all(c,9.all(d,9.all(e,9.all(f,9.all(g,9.all(h,true))))))))",
                "[[1]].all(a,[a+a].all(b,[b+b].all(c,[c+c].all(d,[d+d].all(e,[e+e].all(f,[f+f].all(g,[g+g].all(h,"
                        + "[h+h].all(i,[i+i].all(j,[j+j].all(k,[k+k].all(l,[l+l].all(m,[m+m].all(n,true))))))))))))))",
                "[fvc.mode].all(a,[a+a+a+a+a+a+a+a+a].all(b,[b+b+b+b+b+b+b+b+b].all(c,[c+c+c+c+c+c+c+c+c].all(d,"
                        + "[d+d+d+d+d+d+d+d+d].all(e,[e+e].all(f,f!='a'))))))",
                "9.map(a,9.map(b,9.map(c,9.map(d,9.map(e,e))))).size()>0",
                "[9,9,9,9,9,9,9,9,9].all(a,a.all(b,a.all(c,a.all(d,a.all(e,true)))))",
                "(9+9+9+9+9+9+9).exists(a,(9+9+9+9+9+9+9).exists(b,(9+9+9+9+9+9+9).exists(c,a+b+c<0)))",
            })
    void aRuleThatMultipliesItsStepsIsRefused(String rule) {
        // Given
        var expression = rule.replaceAll("\\b9\\b", NINE);

        // When
        var invalid = assertThrows(Rule.Invalid.class, () -> Rule.compile(expression, VARIABLES));

        // Then
        assertEquals(List.of(RuleEffort.TOO_MUCH), invalid.messages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.exists(a, a == 3)",
                "9.map(a, a * 2).exists(b, b > 3)",
                "9.all(a, 9.all(b, a + b < 100))",
                "9.map(a, 9).map(b, 9).map(c, 9).map(d, 9).all(e, e.size() > 0)",
                "[[1, 2], [3]].all(a, a.all(b, b > 0)) && {'a': 1}.all(key, key == 'a')",
                "'a' in ['a', 'b'] || ['a', 'b'].exists_one(code, code == 'c')",
            })
    void aRuleOfFewStepsIsTaken(String rule) throws Rule.Invalid {
        // Given
        var compiled = Rule.compile(rule.replaceAll("\\b9\\b", NINE), VARIABLES);

        // When
        var holds = compiled.holds(Map.of());

        // Then
        assertTrue(holds);
    }

    @Test
    void manyNestedMacrosOverOneElementAreCountedAtOnce() throws Rule.Invalid {
        // Given
        var expression = "true";
        for (int depth = 0; depth < 30; depth++) {
            expression = "[1].all(a" + depth + "," + expression + ")";
        }

        // When
        var compiled = Rule.compile(expression, VARIABLES);

        // Then
        assertTrue(compiled.holds(Map.of()));
    }

    @Test
    void aRuleIsNoLongerThanAStudyMayHaveIt() {
        // Given
        var expression = "fvc.total > 1" + " || fvc.total > 1".repeat(200);

        // When
        var invalid = assertThrows(Rule.Invalid.class, () -> Rule.compile(expression, VARIABLES));

        // Then
        assertEquals(List.of("it has more than 2000 characters"), invalid.messages());
    }
}
