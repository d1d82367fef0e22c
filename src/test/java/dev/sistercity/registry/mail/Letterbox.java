package dev.sistercity.registry.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.sistercity.registry.support.RareSettingsProfile;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;

/** A real SMTP server, and what came there. */
final class Letterbox implements AutoCloseable {

    private final GreenMail server =
            new GreenMail(new ServerSetup(RareSettingsProfile.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Letterbox() {
        server.start();
    }

    List<MimeMessage> all() {
        return List.of(server.getReceivedMessages());
    }

    /** The last one, of as many as there have to be. */
    MimeMessage last(int count) {
        List<MimeMessage> all = all();
        if (all.size() != count) {
            throw new AssertionError(all.size() + " mails instead of " + count);
        }
        return all.get(count - 1);
    }

    static String text(MimeMessage mail) {
        try {
            return ((String) mail.getContent()).replace("\r\n", "\n");
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String header(MimeMessage mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? null : String.join(" | ", values);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The path and query of the link in a mail that contains this. */
    static String link(MimeMessage mail, String part) {
        return text(mail)
                .lines()
                .filter(line -> line.contains(part))
                .map(line ->
                        line.substring(line.indexOf("https://registry.example") + "https://registry.example".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + part + " in " + text(mail)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
