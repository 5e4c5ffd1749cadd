package io.movers.clients.services;

import io.movers.clients.models.Client;
import io.movers.clients.models.Clients;
import io.movers.clients.models.Copies;
import io.movers.clients.models.Domain;
import io.movers.clients.models.Email;
import io.movers.clients.models.Office;
import io.movers.clients.models.Offices;
import io.movers.clients.models.User;
import io.movers.clients.models.views.ClientDetails;
import io.movers.clients.models.views.ClientEntry;
import io.movers.clients.models.views.DomainView;
import io.movers.clients.models.views.EmailView;
import io.movers.clients.models.views.OfficeEntry;
import io.movers.clients.models.views.PublicClient;
import io.movers.clients.models.views.UserView;
import io.movers.common.errors.NotFoundException;
import io.movers.common.security.Companies;
import io.movers.common.security.CurrentUser;
import io.movers.common.security.Role;
import io.movers.common.web.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows companies: staff and a company's administrators all of it, everybody else the public part. */
@Service
public class ClientListing {
    private final Clients clients;
    private final Offices offices;
    private final Copies copies;
    private final Companies companies;

    ClientListing(Clients clients, Offices offices, Copies copies, Companies companies) {
        this.clients = clients;
        this.offices = offices;
        this.copies = copies;
        this.companies = companies;
    }

    /** One page of the live companies that the caller may see, each in the form that he may see. */
    public List<?> list(@Nullable CurrentUser caller, PageRequest page) {
        if (caller != null && caller.role() == Role.MEB_ADMIN) {
            return full(clients.liveOfMebAdmin(caller.id(), page.skip(), page.limit()));
        }
        if (caller != null && caller.role().isCompany()) {
            Set<String> names = companies.of(caller).names();
            return full(clients.liveOfNames(names, page.skip(), page.limit()));
        }
        List<Client> live = clients.live(page.skip(), page.limit());
        return caller != null && caller.role().isStaff() ? full(live) : open(live);
    }

    /** One company, in the form that the caller may see. Only staff sees an archived one. */
    public Object show(String id, @Nullable CurrentUser caller) {
        Client client = clients.find(id);
        if (client == null || !isShown(client, caller)) {
            throw new NotFoundException();
        }
        return caller != null && (caller.role().isStaff() || caller.role().isCompany())
                ? ClientDetails.of(client, admins(List.of(client)))
                : open(List.of(client)).get(0);
    }

    private boolean isShown(Client client, @Nullable CurrentUser caller) {
        if (caller != null && caller.role().isStaff()) {
            return true;
        }
        boolean own = caller == null
                || !caller.role().isCompany()
                || companies.of(caller).includes(client.getName());
        return own && !client.isArchived();
    }

    private List<PublicClient> open(List<Client> page) {
        Map<String, List<Office>> byClient = group(offices(names(page)), Office::getClient);
        return page.stream()
                .map(client -> PublicClient.of(client, byClient.getOrDefault(client.getName(), List.of())))
                .toList();
    }

    private List<ClientEntry> full(List<Client> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Set<String> names = names(page);
        Relations relations = new Relations(
                admins(page),
                group(offices(names), Office::getClient),
                group(copies.domainsOf(names), Domain::getClient),
                group(copies.emailsOf(names), Email::getClient),
                group(copies.usersOf(names), User::getClient));
        return page.stream().map(relations::entry).toList();
    }

    private Map<String, User> admins(List<Client> page) {
        return copies.usersById(page.stream()
                .flatMap(client -> Stream.of(client.getMebAdmin(), client.getSuperAdminClient()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
    }

    private List<Office> offices(Collection<String> names) {
        return names.isEmpty() ? List.of() : offices.liveOf(names);
    }

    private static Set<String> names(List<Client> page) {
        return page.stream().map(Client::getName).collect(Collectors.toSet());
    }

    private static <T> Map<String, List<T>> group(List<T> rows, Function<T, @Nullable String> client) {
        return rows.stream().collect(Collectors.groupingBy(row -> Objects.requireNonNullElse(client.apply(row), "")));
    }

    /** All that belongs to the companies of a page, by the company's name. */
    private record Relations(
            Map<String, User> admins,
            Map<String, List<Office>> offices,
            Map<String, List<Domain>> domains,
            Map<String, List<Email>> emails,
            Map<String, List<User>> users) {
        ClientEntry entry(Client client) {
            String name = client.getName();
            List<Email> ownEmails = emails.getOrDefault(name, List.of());
            return new ClientEntry(
                    ClientDetails.of(client, admins),
                    views(offices, name, office -> OfficeEntry.of(office, ownEmails)),
                    views(domains, name, DomainView::of),
                    views(emails, name, EmailView::of),
                    views(users, name, UserView::of));
        }

        private static <T, V> List<V> views(Map<String, List<T>> rows, String name, Function<T, V> view) {
            return rows.getOrDefault(name, List.of()).stream().map(view).toList();
        }
    }
}
