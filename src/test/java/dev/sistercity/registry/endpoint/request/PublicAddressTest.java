package dev.sistercity.registry.endpoint.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublicAddressTest {

    @Test
    void a_prefix_never_leads_to_another_host_nor_up() {
        String alphabet = "//ab.-~_:;%?#@\\ é";
        Random random = new Random(3);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("/");
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String prefix = text.toString();
            if (PublicAddress.isPrefix(prefix)) {
                taken++;
                URI address = URI.create("https://host").resolve(prefix + "/v1");
                assertThat(address.getHost()).isEqualTo("host");
                assertThat(address.normalize().getRawPath()).isEqualTo(prefix + "/v1");
            }
        }
        assertThat(taken).isGreaterThan(2_000);
        assertThat(PublicAddress.isPrefix("/registry")).isTrue();
        assertThat(PublicAddress.isPrefix("/a.b/..c/~d_e-f")).isTrue();
        assertThat(PublicAddress.isPrefix("")).isFalse();
        assertThat(PublicAddress.isPrefix("/" + "a".repeat(200))).isFalse();
    }
}
