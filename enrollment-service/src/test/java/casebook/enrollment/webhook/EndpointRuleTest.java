package casebook.enrollment.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebook.enrollment.webhook.EndpointRule.NotAllowed;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRuleTest {
    private static final URI SPONSOR = URI.create("https://sponsor.example/casebook");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.0",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.0.0",
                "192.168.255.255",
                "198.18.0.0",
                "198.19.255.255",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:0:a9fe:a9fe::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "3fff::1",
                "1fff:ffff::1",
                "4000::1"
            })
    void whatIsNoOnesOnTheInternetIsNotCalled(String address) {
        // Given
        var rule = rule(address);

        // When
        assertThrows(NotAllowed.class, () -> rule.reach(SPONSOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2003::1",
                "2606:4700::1111",
                "3ffe:ffff::1"
            })
    void whatIsSomeonesOnTheInternetIsCalled(String address) throws Exception {
        // When
        var reached = rule(address).reach(SPONSOR);

        // Then
        assertEquals(InetAddress.getByName(address), reached);
    }

    @Test
    void oneAddressInsideIsEnoughToRefuseTheName() {
        // Given
        var rule = rule("93.184.215.14", "10.0.0.1");

        // When
        assertThrows(NotAllowed.class, () -> rule.reach(SPONSOR));
    }

    @Test
    void aMappedAddressIsTheOneItMaps() throws Exception {
        // Given
        var mapped = Inet6Address.getByAddress(null, mapped(127, 0, 0, 1), -1);
        var rule = new EndpointRule(false, List.of(), _ -> new InetAddress[] {mapped});

        // When
        assertThrows(NotAllowed.class, () -> rule.reach(SPONSOR));
    }

    private static byte[] mapped(int... ipv4) {
        var bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        for (var part = 0; part < ipv4.length; part++) {
            bytes[12 + part] = (byte) ipv4[part];
        }
        return bytes;
    }

    @Test
    void aNameThatMeansAnotherAddressByNowIsLookedAtAgain() throws Exception {
        // Given
        var answers = Stream.of("93.184.215.14", "127.0.0.1").iterator();
        var rule = new EndpointRule(false, List.of(), _ -> addresses(answers.next()));
        rule.reach(SPONSOR);

        // When
        assertThrows(NotAllowed.class, () -> rule.reach(SPONSOR));
    }

    @Test
    void aNameThatNobodyHasIsRefusedLikeOneInside() {
        // Given
        var rule = new EndpointRule(false, List.of(), host -> {
            throw new UnknownHostException(host);
        });

        // When
        var refused = assertThrows(NotAllowed.class, () -> rule.reach(SPONSOR));

        // Then
        assertEquals(
                assertThrows(NotAllowed.class, () -> rule("10.0.0.1").reach(SPONSOR))
                        .getMessage(),
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.20.0.0", "10.20.255.255"})
    void aNetworkThatIsAllowedIsCalled(String address) throws Exception {
        // Given
        var rule = new EndpointRule(false, List.of(Network.of("10.20.0.0/16")), _ -> addresses(address));

        // When
        var reached = rule.reach(SPONSOR);

        // Then
        assertEquals(InetAddress.getByName(address), reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.19.255.255", "10.21.0.0"})
    void nothingBesideItIs(String address) {
        // Given
        var rule = new EndpointRule(false, List.of(Network.of("10.20.0.0/16")), _ -> addresses(address));

        // When
        assertThrows(NotAllowed.class, () -> rule.reach(SPONSOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sponsor.example/",
                "ftp://sponsor.example/",
                "file:///etc/passwd",
                "https:///nowhere",
                "https://user:word@sponsor.example/",
                "https://sponsor.example/#part",
                "https://sponsor.example:0/",
                "https://sponsor.example:65536/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://93.184.215.014/",
                "https://93.184.215.14./",
                "https://sponsor.example.0x1/",
                "sponsor.example",
                "https://sponsor .example/"
            })
    void anAddressOfAnotherFormIsRefused(String address) {
        // When
        var fault = rule("93.184.215.14").fault(address);

        // Then
        assertTrue(fault.isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sponsor.example",
                "https://93.184.215.14/",
                "https://[2606:4700::1111]/",
                "https://0x7f.example/",
                "https://sponsor.example:65535/casebook?for=als"
            })
    void anHttpsUrlIsTaken(String address) {
        // When
        var fault = rule("93.184.215.14").fault(address);

        // Then
        assertTrue(fault.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "house.example/8", "/8"})
    void aNetworkOfAnotherFormStopsTheStart(String cidr) {
        // When
        assertThrows(IllegalArgumentException.class, () -> Network.of(cidr));
    }

    private static EndpointRule rule(String... addresses) {
        return new EndpointRule(false, List.of(), _ -> addresses(addresses));
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        var addresses = new InetAddress[texts.length];
        for (var number = 0; number < texts.length; number++) {
            addresses[number] = InetAddress.getByName(texts[number]);
        }
        return addresses;
    }
}
