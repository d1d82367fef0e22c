// Uses the registry through the client that is made from the contract; fails where it cannot.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"strconv"

	registry "registry"
)

func expect(expected, read any) {
	if fmt.Sprint(expected) != fmt.Sprint(read) {
		panic(fmt.Sprintf("Expected %v, read %v", expected, read))
	}
}

func done(err error) {
	if err != nil {
		panic(err)
	}
}

func client(base string) *registry.APIClient {
	configuration := registry.NewConfiguration()
	configuration.Servers = registry.ServerConfigurations{{URL: base}}
	return registry.NewAPIClient(configuration)
}

func main() {
	base, key := os.Args[1], os.Args[2]
	api := client(base)
	known := context.WithValue(context.Background(), registry.ContextAPIKeys,
		map[string]registry.APIKey{"ApiKey": {Key: key}})

	city, _, err := api.CitiesAPI.ReadCity(known, "geonames:1796236").Execute()
	done(err)
	expect("Shanghai", city.GetName())
	page, _, err := api.CitiesAPI.ListCities(known).Limit(20).Execute()
	done(err)
	total, read := page.Page.GetTotal(), len(page.Items)
	for page.Page.GetNextCursor() != "" {
		page, _, err = api.CitiesAPI.ListCities(known).Limit(20).Cursor(page.Page.GetNextCursor()).Execute()
		done(err)
		read += len(page.Items)
	}
	expect(total, read)

	draft := registry.NewSourceDraft(registry.SOURCEKIND_NEWS)
	draft.SetUrl("https://example.org/go")
	draft.SetTitle("Go")
	source, created, err := api.SourcesAPI.CreateSource(known).SourceDraft(*draft).Execute()
	done(err)
	expect(http.StatusCreated, created.StatusCode)
	parties := []registry.PartyDraft{*registry.NewPartyDraft("geonames:1796236"), *registry.NewPartyDraft("geonames:2191562")}
	again := registry.NewPartnershipDraft(registry.PARTNERSHIPKIND_SISTER_CITY, parties)
	_, duplicate, _ := api.PartnershipsAPI.CreatePartnership(known).PartnershipDraft(*again).Execute()
	expect(http.StatusConflict, duplicate.StatusCode)

	patch := registry.NewSourcePatch()
	patch.SetPublisher("Go client")
	tag := created.Header.Get("ETag")
	changed, _, err := api.SourcesAPI.UpdateSource(known, source.Id).IfMatch(tag).SourcePatch(*patch).Execute()
	done(err)
	expect("Go client", changed.GetPublisher())
	_, stale, _ := api.SourcesAPI.UpdateSource(known, source.Id).IfMatch(tag).SourcePatch(*patch).Execute()
	expect(http.StatusPreconditionFailed, stale.StatusCode)

	for i := 0; i < 40; i++ {
		_, refused, _ := api.SourcesAPI.CreateSource(context.Background()).SourceDraft(*draft).Execute()
		if refused.StatusCode == http.StatusTooManyRequests {
			seconds, err := strconv.Atoi(refused.Header.Get("Retry-After"))
			done(err)
			expect(true, seconds > 0)
			fmt.Println("The Go client reads, writes and is refused as the contract says")
			return
		}
		expect(http.StatusUnauthorized, refused.StatusCode)
	}
	panic("Nobody was asked to slow down")
}
