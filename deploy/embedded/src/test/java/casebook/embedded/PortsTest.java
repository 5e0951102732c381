package casebook.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int MANY = 200;

    @Test
    void no_two_of_the_ports_for_one_system_are_the_same() {
        // When
        List<Integer> ports = Ports.free(MANY);
        // Then
        assertEquals(MANY, new HashSet<>(ports).size());
        assertTrue(Ports.isFree(ports.getFirst()));
    }
}
