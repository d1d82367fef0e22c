package dev.sistercity.registry.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    @Test
    void nothing_that_is_sent_ends_its_place_or_the_line() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder sent = new StringBuilder();
            random.ints(random.nextInt(40), 0, 0x3000)
                    .forEach(each -> sent.append((char) (random.nextInt(3) == 0 ? each : each & 0x7F)));
            String plain = AccessLog.plain(sent.toString());

            assertThat(plain).matches("[ -~]+").doesNotMatch("(?:[^\\\\\"]|\\\\.)*\".*");
        }
        assertThat(AccessLog.plain("a\"b\\\n\u2028")).isEqualTo("a\\\"b\\\\\\x0a\\u2028");
        assertThat(AccessLog.plain(null)).isEqualTo("-");
        assertThat(AccessLog.plain("x".repeat(100_000))).hasSize(2_000);
    }

    @Test
    void tokens_of_feeds_stay_out() {
        assertThat(AccessLog.withoutTokens("/v1/desk/feed.ics?lang=de&token=scf_secret&x=1"))
                .isEqualTo("/v1/desk/feed.ics?lang=de&token=-&x=1");
        assertThat(AccessLog.withoutTokens("/v1/desk/feed.ics?token=scf_secret"))
                .isEqualTo("/v1/desk/feed.ics?token=-");
        assertThat(AccessLog.withoutTokens("/v1/desk/feed.ics?tok%65n=scf_secret"))
                .isEqualTo("/v1/desk/feed.ics?token=-");
        assertThat(AccessLog.withoutTokens("/v1/cities?%=1&%zz=2")).isEqualTo("/v1/cities?%=1&%zz=2");
        assertThat(AccessLog.withoutTokens("/v1/cities?q=token")).isEqualTo("/v1/cities?q=token");
    }
}
