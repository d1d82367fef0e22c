package dev.sistercity.registry.campaign;

import dev.sistercity.registry.endpoint.request.CommonParameters;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.List;
import java.util.stream.Stream;

/** What a playlist can be asked with. */
public final class PlaylistParameters {

    static final String PLACEMENT = "placement";
    static final String AT = "at";

    public static final List<ListParameter> ALL = Stream.concat(
                    Stream.of(
                            ListParameter.id(
                                    PLACEMENT,
                                    "Id of a screen of the campaign; without it, what the campaign may show anywhere, by the days of UTC",
                                    null),
                            new ListParameter(
                                    AT,
                                    "When (RFC 3339, + as %2B); now by default, or the beginning of the day of `asOf`",
                                    ListParameter.Kind.TIMESTAMP,
                                    false,
                                    List.of(),
                                    null),
                            ListParameter.text(
                                    "lang",
                                    "Language of display names, a BCP 47 tag; goes before Accept-Language",
                                    "de")),
                    CommonParameters.ofDay().stream())
            .toList();

    private PlaylistParameters() {}
}
