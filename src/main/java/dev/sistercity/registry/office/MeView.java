package dev.sistercity.registry.office;

import dev.sistercity.registry.city.api.CityRef;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who a caller is to the registry. */
@Schema(name = "Me", description = "Who you are to the registry")
record MeView(
        @Schema(required = true, description = "As revisions name you", examples = "registrar")
        String actor,

        @Schema(required = true, description = "What you may be", examples = "office")
        String role,

        @Schema(required = true, description = "How far your key or token goes")
        List<String> scopes,

        @Schema(description = "Until when your key is good; absent for ever, and for a token, which says so itself")
        Instant expiresAt,

        @Schema(required = true, description = "Whether your key or token lets you write")
        boolean mayWrite,

        @Schema(description = "Your office, with its contact")
        OfficeView office,

        @Schema(required = true, description = "The cities that you speak for; the units under them come with them")
        List<CityRef> cities,

        @Schema(required = true, description = "Those of them that are delegated to your office, until when")
        List<DelegationView> delegations,

        @Schema(required = true, description = "What you may write, in words")
        List<String> writes) {}
