package dev.sistercity.registry.endpoint.read.atom;

import dev.sistercity.registry.shared.http.Characters;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom (RFC 4287). */
public final class AtomFormat {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String AUTHOR = "Sister City Registry";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private static final String API = "/v1";

    private final XMLStreamWriter xml;
    private final String base;

    private AtomFormat(XMLStreamWriter xml, String base) {
        this.xml = xml;
        this.base = base;
    }

    public static byte[] write(Feed feed) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            new AtomFormat(xml, feed.base()).feed(feed);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void feed(Feed feed) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "feed");
        xml.writeDefaultNamespace(NAMESPACE);
        text("id", "urn:uuid:" + feed.id());
        text("title", feed.title());
        text("updated", feed.updated().truncatedTo(ChronoUnit.MILLIS).toString());
        xml.writeStartElement(NAMESPACE, "author");
        text("name", AUTHOR);
        xml.writeEndElement();
        link("self", "application/atom+xml", feed.path());
        page(feed.subject());
        if (feed.next() != null) {
            link("next", "application/atom+xml", feed.next());
        }
        for (Feed.Item item : feed.items()) {
            item(item);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void item(Feed.Item item) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "entry");
        text("id", "urn:uuid:" + item.id());
        text("title", item.title());
        text("published", item.published().truncatedTo(ChronoUnit.MILLIS).toString());
        text("updated", item.updated().truncatedTo(ChronoUnit.MILLIS).toString());
        page(item.path());
        xml.writeEmptyElement(NAMESPACE, "category");
        xml.writeAttribute("term", item.collection());
        text("summary", item.summary());
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, element);
        xml.writeCharacters(Characters.writable(text));
        xml.writeEndElement();
    }

    /** The page for people at which readers open it, and the data that it was made from. */
    private void page(String path) throws XMLStreamException {
        link("alternate", "text/html", path.startsWith(API) ? path.substring(API.length()) : path);
        link("via", "application/json", path);
    }

    private void link(String relation, String type, String path) throws XMLStreamException {
        xml.writeEmptyElement(NAMESPACE, "link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", base + path);
    }
}
