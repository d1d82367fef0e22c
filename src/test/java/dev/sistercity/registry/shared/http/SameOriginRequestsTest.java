package dev.sistercity.registry.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginRequestsTest {

    @ParameterizedTest
    @CsvSource({
        "https://data.example.org/registry/, https://data.example.org",
        "https://data.example.org, https://data.example.org",
        "HTTPS://Data.Example.org:443/registry, https://data.example.org",
        "http://data.example.org:80, http://data.example.org",
        "http://data.example.org:443/a, http://data.example.org:443",
        "https://data.example.org:8443/a/b, https://data.example.org:8443",
        "https://[2001:db8::80]/a, https://[2001:db8::80]"
    })
    void an_address_has_the_origin_that_browsers_send(String url, String origin) {
        assertThat(SameOriginRequests.origin(url)).isEqualTo(origin);
    }
}
