package io.movers.clients.services;

import io.movers.clients.models.Client;
import io.movers.clients.models.ClientRepository;
import io.movers.clients.models.Domain;
import io.movers.clients.models.DomainRepository;
import io.movers.clients.models.Email;
import io.movers.clients.models.EmailRepository;
import io.movers.clients.models.Office;
import io.movers.clients.models.OfficeRepository;
import io.movers.clients.models.User;
import io.movers.clients.models.UserRepository;
import io.movers.clients.models.views.ClientDetailsView;
import io.movers.clients.models.views.ClientEntryView;
import io.movers.clients.models.views.DomainView;
import io.movers.clients.models.views.EmailView;
import io.movers.clients.models.views.ListedClient;
import io.movers.clients.models.views.OfficeEntryView;
import io.movers.clients.models.views.PublicClientView;
import io.movers.clients.models.views.ShownClient;
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

/**
 * Shows companies: in full to Staff and to a company's own administrators, to everybody else in their public form. An account
 * that is not activated yet counts as a visitor.
 */
@Service
public class ClientQueryService {
    private final ClientRepository clients;
    private final OfficeRepository offices;
    private final UserRepository users;
    private final DomainRepository domains;
    private final EmailRepository emails;
    private final Companies companies;

    ClientQueryService(
            ClientRepository clients,
            OfficeRepository offices,
            UserRepository users,
            DomainRepository domains,
            EmailRepository emails,
            Companies companies) {
        this.clients = clients;
        this.offices = offices;
        this.users = users;
        this.domains = domains;
        this.emails = emails;
        this.companies = companies;
    }

    /** Lists the live companies that the caller may see, one page of them, oldest first. */
    public List<? extends ListedClient> list(@Nullable CurrentUser caller, PageRequest page) {
        if (caller == null || !seesDetails(caller)) {
            return publicViews(clients.findLive(page));
        }
        if (caller.role() == Role.MEB_ADMIN) {
            return entryViews(clients.findLiveByMebAdmin(caller.id(), page));
        }
        if (caller.role().isCompany()) {
            return entryViews(clients.findLiveByNames(companies.of(caller).names(), page));
        }
        return entryViews(clients.findLive(page));
    }

    /**
     * Shows one company. Only Staff sees an archived one.
     *
     * @throws NotFoundException there is no such company that the caller may see
     */
    public ShownClient show(String id, @Nullable CurrentUser caller) {
        Client client = clients.find(id).filter(found -> maySee(found, caller)).orElseThrow(NotFoundException::new);
        return caller != null && seesDetails(caller)
                ? ClientDetailsView.of(client, adminsOf(List.of(client)))
                : publicViews(List.of(client)).get(0);
    }

    private boolean maySee(Client client, @Nullable CurrentUser caller) {
        if (caller == null || !seesDetails(caller)) {
            return !client.isArchived();
        }
        return caller.role().isStaff()
                || (!client.isArchived() && companies.of(caller).includes(client.getName()));
    }

    private static boolean seesDetails(CurrentUser caller) {
        return !caller.unverified() && (caller.role().isStaff() || caller.role().isCompany());
    }

    private List<PublicClientView> publicViews(List<Client> page) {
        Map<String, List<Office>> officesByClient = byClient(liveOffices(names(page)), Office::getClient);
        return page.stream()
                .map(client -> PublicClientView.of(client, officesByClient.getOrDefault(client.getName(), List.of())))
                .toList();
    }

    private List<ClientEntryView> entryViews(List<Client> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Set<String> names = names(page);
        Relations relations = new Relations(
                adminsOf(page),
                byClient(liveOffices(names), Office::getClient),
                byClient(domains.findByClients(names), Domain::getClient),
                byClient(emails.findByClients(names), Email::getClient),
                byClient(users.findByClients(names), User::getClient));
        return page.stream().map(relations::entry).toList();
    }

    private Map<String, User> adminsOf(List<Client> page) {
        return users.findByIds(page.stream()
                .flatMap(client -> Stream.of(client.getMebAdmin(), client.getSuperAdminClient()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
    }

    private List<Office> liveOffices(Collection<String> clients) {
        return clients.isEmpty() ? List.of() : offices.findLiveByClients(clients);
    }

    private static Set<String> names(List<Client> page) {
        return page.stream().map(Client::getName).collect(Collectors.toSet());
    }

    private static <T> Map<String, List<T>> byClient(List<T> rows, Function<T, @Nullable String> client) {
        return rows.stream().collect(Collectors.groupingBy(row -> Objects.requireNonNullElse(client.apply(row), "")));
    }

    /** What belongs to the companies of a page, by company name; the administrators by id. */
    private record Relations(
            Map<String, User> admins,
            Map<String, List<Office>> offices,
            Map<String, List<Domain>> domains,
            Map<String, List<Email>> emails,
            Map<String, List<User>> users) {

        ClientEntryView entry(Client client) {
            String name = client.getName();
            List<Email> ownEmails = emails.getOrDefault(name, List.of());
            return new ClientEntryView(
                    ClientDetailsView.of(client, admins),
                    views(offices, name, office -> OfficeEntryView.of(office, ownEmails)),
                    views(domains, name, DomainView::of),
                    views(emails, name, EmailView::of),
                    views(users, name, UserView::of));
        }

        private static <T, V> List<V> views(Map<String, List<T>> rows, String name, Function<T, V> view) {
            return rows.getOrDefault(name, List.of()).stream().map(view).toList();
        }
    }
}
