package dev.sistercity.registry.desk;

import dev.sistercity.registry.mail.MailText;
import dev.sistercity.registry.mail.MailWriter;
import dev.sistercity.registry.mail.Words;
import dev.sistercity.registry.shared.http.Characters;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The desk of an office as plain text: what the office itself reads there, and no more. An empty desk is not sent. */
@Singleton
class DigestMail implements MailWriter {

    static final String KIND = "digest";

    private static final int MOST = 20;

    private final DigestStore store;
    private final Desk desk;
    private final OfficeNames names;

    DigestMail(DigestStore store, Desk desk, OfficeNames names) {
        this.store = store;
        this.desk = desk;
        this.names = names;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<MailText> write(UUID office, String address, String links) {
        return store.find(office)
                .filter(digest -> digest.confirmed() && digest.address().equals(address))
                .flatMap(digest ->
                        desk.office(office).flatMap(actor -> text(desk.of(actor), office, digest.lang(), links)));
    }

    private Optional<MailText> text(DeskView view, UUID office, String lang, String links) {
        Words words = Words.in(lang);
        StringBuilder body = new StringBuilder();
        int all = 0;
        for (Map.Entry<String, List<DeskItem>> section : sections(view).entrySet()) {
            write(body, words.of("digest." + section.getKey()), section.getValue(), words, links);
            all += section.getValue().size();
        }
        return all == 0
                ? Optional.empty()
                : Optional.of(new MailText(
                        words.lang(),
                        words.of("digest.subject", names.of(office, words), all),
                        body + words.of("digest.end", links + "/v1/desk") + "\n"));
    }

    private static Map<String, List<DeskItem>> sections(DeskView view) {
        Map<String, List<DeskItem>> sections = new LinkedHashMap<>();
        sections.put("awaitsMyWord", view.awaitsMyWord());
        sections.put("awaitsOthers", view.awaitsOthers());
        sections.put("saidAboutUs", view.saidAboutUs());
        sections.put("lapses", view.lapses());
        sections.put("anniversaries", view.anniversaries());
        sections.put("openCommitments", view.openCommitments());
        return sections;
    }

    private static void write(StringBuilder body, String title, List<DeskItem> items, Words words, String links) {
        if (items.isEmpty()) {
            return;
        }
        body.append(title).append("\n\n");
        items.stream().limit(MOST).forEach(item -> {
            String day = item.day() == null ? "" : item.day() + " ";
            // One line each: a title may not look like another entry.
            body.append("- ")
                    .append(day)
                    .append(Characters.printable(item.title()))
                    .append("\n");
            body.append("  ").append(links).append(item.path()).append("\n");
        });
        if (items.size() > MOST) {
            body.append("- ")
                    .append(words.of("digest.more", items.size() - MOST))
                    .append("\n");
        }
        body.append("\n");
    }

    @Override
    public void stopped(UUID office, String address) {
        store.delete(office, address);
    }
}
