package dev.sistercity.registry.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How mail is sent. */
@ConfigMapping(prefix = "registry.mail")
interface MailSettings {

    /** The address that mail comes from. Without one there is no mail. */
    Optional<String> from();

    /** The server that takes it. */
    @WithDefault("localhost")
    String host();

    @WithDefault("587")
    int port();

    /** How the connection is encrypted. */
    @WithDefault("starttls")
    Tls tls();

    Optional<String> username();

    Optional<String> password();

    /** How a connection is encrypted. */
    enum Tls {
        /** After the first words, or no mail is sent: the usual way on port 587. */
        STARTTLS,
        /** Before any word, as on port 465. */
        FROM_THE_START,
        /** Not at all: for a server on the same machine. */
        NONE
    }

    /** Where links in mail begin; {@code registry.public-url} by default. Without either there is no mail. */
    Optional<String> links();

    /** The address that is told of applications; null for none. */
    Optional<String> registrar();

    /** Whether this replica sends. One that does not leaves it to the others. */
    @WithDefault("true")
    boolean send();

    /** For one mail: connecting, and all that the server has to say. */
    @WithDefault("30S")
    Duration timeout();

    /** How many mails of this replica may be under way at once. */
    @WithDefault("4")
    int atOnce();

    /** How many mails one address gets in 24 hours. */
    @WithDefault("10")
    int perAddress();

    /** How long it stays known what became of a mail: so long its reader can end mail of its kind. */
    @WithDefault("180D")
    Duration kept();
}
