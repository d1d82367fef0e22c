package dev.sistercity.registry.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossRiskTest {

    @ParameterizedTest
    @CsvSource({
        "'', on, 0, ",
        "'', local, 0, ",
        "'', on, 1, synchronous_standby_names is empty",
        "'ANY 1 (b, c)', on, 1, ",
        "'ANY 1 (b, c)', on, 0, ",
        "'ANY 1 (b, c)', remote_apply, 2, ",
        "'ANY 1 (b, c)', remote_write, 2, synchronous_commit=remote_write",
        "b, local, 1, synchronous_commit=local",
        "'', local, 2, synchronous_commit=local"
    })
    void says_which_settings_of_a_cluster_lose_writes(String names, String commit, long standbys, String said) {
        String risk = LossRisk.risk(names, commit, standbys);

        if (said == null) {
            assertThat(risk).isNull();
        } else {
            assertThat(risk).contains(said);
        }
    }
}
