package dev.sistercity.registry.pages.map;

import dev.sistercity.registry.pages.html.Html;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A map of the world with lines from a place to others: inline in a page, or a picture of its own. */
public final class MapPicture {

    /** From 82° N, over which arcs between Asia and America lead, to 58° S. */
    private static final int TOP = -980;

    private static final int HEIGHT = 1600;

    private final GeoPoint centre;
    private final List<Line> lines = new ArrayList<>();

    /** @param centre in the middle of the map */
    public MapPicture(GeoPoint centre) {
        this.centre = centre;
    }

    /**
     * @param id of its element; null for none
     * @param from where it begins, if not in the middle of the map
     * @param weight how thick: 1 to 5
     */
    private record Line(String id, String title, GeoPoint from, Arc arc, int weight, boolean dim) {}

    /** @param dim for what is not in force */
    public Arc add(String id, String title, GeoPoint to, boolean dim) {
        return add(id, title, centre, to, 1, dim);
    }

    /** Between any two places. */
    public Arc add(String id, String title, GeoPoint from, GeoPoint to, int weight, boolean dim) {
        GeoPoint start = nearest(from);
        Arc arc = Arc.between(start, to);
        lines.add(new Line(id, title, from.equals(centre) ? null : start, arc, weight, dim));
        return arc;
    }

    /** The same place, counted round the world to where this map shows it. */
    private GeoPoint nearest(GeoPoint point) {
        double longitude = point.longitude();
        while (longitude - centre.longitude() > 180) {
            longitude -= 360;
        }
        while (longitude - centre.longitude() < -180) {
            longitude += 360;
        }
        return new GeoPoint(point.latitude(), longitude);
    }

    /**
     * How thick a line for several ties is: 1 to 5.
     *
     * @param most for how many the thickest stands
     */
    public static int weight(int ties, int most) {
        return 1 + (int) Math.round(4.0 * (ties - 1) / Math.max(1, most - 1));
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    private String viewBox() {
        return (Projection.x(centre.longitude()) - Projection.WORLD / 2) + " " + TOP + " " + Projection.WORLD + " "
                + HEIGHT;
    }

    /**
     * For a page.
     *
     * @param land address of the file with the land
     * @param dotted whether the middle is a place of its own
     */
    public Html inline(String land, String title, String description, boolean dotted) {
        Html out = new Html();
        out.open("svg", "viewBox", viewBox(), "role", "img", "aria-labelledby", "map-title map-text", "data-map", "");
        out.element("title", title, "id", "map-title");
        out.element("desc", description, "id", "map-text");
        out.open("g", "class", "land");
        for (int shift = -Projection.WORLD; shift <= Projection.WORLD; shift += Projection.WORLD) {
            out.open("use", "href", land + "#land", "x", shift).close("use");
        }
        out.close("g").open("g", "class", "arcs");
        for (Line line : lines) {
            draw(out, line);
        }
        out.close("g").open("g", "class", "dots");
        Set<Long> dots = new HashSet<>();
        for (Line line : lines) {
            if (line.from() != null) {
                dot(
                        out,
                        dots,
                        Projection.x(line.from().longitude()),
                        Projection.y(line.from().latitude()));
            }
            dot(out, dots, line.arc().endX() + shift(line), line.arc().endY());
        }
        out.close("g");
        if (dotted) {
            out.open("circle", "class", "centre", "cx", Projection.x(centre.longitude()), "cy", centreY(), "r", 14)
                    .close("circle");
        }
        return out.close("svg");
    }

    private static void dot(Html out, Set<Long> dots, long x, long y) {
        if (dots.add(x << Integer.SIZE ^ y)) {
            out.code("<circle cx=\"").code(x).code("\" cy=\"").code(y).code("\" r=\"9\"></circle>");
        }
    }

    /** How far a line has to be moved for its end to be on the map: it may leave on one side, and comes back on the other. */
    private int shift(Line line) {
        long beyond = line.arc().endX() - Projection.x(centre.longitude());
        return beyond > Projection.WORLD / 2
                ? -Projection.WORLD
                : beyond < -Projection.WORLD / 2 ? Projection.WORLD : 0;
    }

    private void draw(Html out, Line line) {
        path(out, line, line.id());
        out.code("\">");
        if (line.title() != null) {
            out.element("title", line.title());
        }
        out.code("</path>");
        int shift = shift(line);
        if (shift != 0) {
            path(out, line, null);
            out.code("\" transform=\"translate(").code(shift).code(")\"></path>");
        }
    }

    /** Up to the end of its last attribute's value: hundreds of these are most of a page. */
    private static void path(Html out, Line line, String id) {
        out.code("<path");
        if (id != null) {
            out.code(" id=\"").text(id).code("\"");
        }
        out.code(" d=\"").code(line.arc().path());
        if (line.dim()) {
            out.code("\" class=\"dim");
        } else if (line.weight() > 1) {
            out.code("\" class=\"w").code(line.weight());
        }
    }

    long centreY() {
        return Projection.y(centre.latitude());
    }

    /**
     * A file of its own, in colours that do for light and dark.
     *
     * @param land the path of the land
     */
    public String file(String land, String title) {
        Html out = new Html();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                viewBox(),
                "width",
                1200,
                "height",
                1200 * HEIGHT / Projection.WORLD);
        out.element("title", title);
        out.open("rect", "x", "-9999", "y", "-9999", "width", "19998", "height", "19998", "fill", "#f6f8f9")
                .close("rect");
        out.open("g", "fill", "#dbe1e6");
        for (int shift = -Projection.WORLD; shift <= Projection.WORLD; shift += Projection.WORLD) {
            out.open("path", "d", land, "transform", "translate(" + shift + ")").close("path");
        }
        out.close("g").open("g", "fill", "none", "stroke", "#b3261e", "stroke-width", 4, "stroke-opacity", ".55");
        lines.forEach(line -> out.open("path", "d", line.arc().path()).close("path"));
        out.close("g").open("g", "fill", "#b3261e");
        lines.forEach(line -> out.open(
                        "circle", "cx", line.arc().endX(), "cy", line.arc().endY(), "r", 9)
                .close("circle"));
        out.close("g");
        out.open("circle", "cx", Projection.x(centre.longitude()), "cy", centreY(), "r", 16, "fill", "#1a1d21")
                .close("circle");
        return out.close("svg").toString();
    }

    /**
     * In pixels, 1200 × 630.
     *
     * @param land the path of the land
     */
    public byte[] png(String land) {
        long left = Projection.x(centre.longitude()) - Projection.WORLD / 2;
        return MapImage.png(this, left, TOP + HEIGHT / 2, land);
    }

    List<Arc> arcs() {
        return lines.stream().map(Line::arc).toList();
    }
}
