package casebook.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.kernel.start.StartRule;
import casebook.kernel.start.UnsafeSetting;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which settings everybody could say where they come from. */
class TrustRulesTest {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String PROXIES = "casebook.gateway.trusted-proxies";

    @Test
    void they_are_found_by_who_asks_for_rules() {
        assertEquals(
                1,
                ServiceLoader.load(StartRule.class).stream()
                        .filter(rule -> rule.type() == TrustRules.class)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/8", "192.0.2.7", "fc00::/7", "10.0.0.1, 2001:db8::/32", "no-network", "10.0.0.0/x"})
    void networks_of_ones_own_are_trusted(String proxies) {
        assertEquals(List.of(), broken(Map.of(PROXIES, proxies, FORWARDING, "false")));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0, 0.0.0.0/0", "'10.0.0.0/8, 0.0.0.0/1', 0.0.0.0/1", "::/0, ::/0", "2000::/6, 2000::/6"})
    void a_network_of_everybodys_is_refused(String proxies, String told) {
        assertEquals(List.of(PROXIES + " has " + told), broken(Map.of(PROXIES, proxies)));
    }

    @Test
    void a_network_of_everybodys_is_refused_in_a_list_that_is_written_one_by_one() {
        assertEquals(List.of(PROXIES + " has 0.0.0.0/0"), broken(Map.of(PROXIES + "[0]", "0.0.0.0/0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "yes", "1"})
    void forwarding_that_asks_nobody_who_they_are_is_refused(String value) {
        assertEquals(List.of(FORWARDING + " takes everybody's word"), broken(Map.of(FORWARDING, value)));
    }

    private static List<String> broken(Map<String, String> settings) {
        return new TrustRules()
                .broken(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build())
                .map(UnsafeSetting::fault)
                .toList();
    }
}
