"""`/folders/`: the folders a person keeps, each a page of records with notes."""

from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import QueryError
from uprtracker.publishing import folders
from uprtracker.publishing.models import Folder, FolderItem
from uprtracker.search.export import export_chosen
from uprtracker.web.folders.contents import contents
from uprtracker.web.formats import FORMS, as_file
from uprtracker.web.owned import owned
from uprtracker.web.tabulate.page import of_folder

STEPS = {"up": -1, "down": 1, "top": -folders.MOST_ITEMS, "bottom": folders.MOST_ITEMS}


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_FOLDERS)
def kept(request: HttpRequest, person: User) -> HttpResponse:
    """The list of a person's folders; by POST one more."""
    if request.method == "POST":
        if name := request.POST.get("name", "").strip():
            made = folders.make_folder(owner=person, name=name)
            return redirect("web:folder", made.pk)
        return redirect("web:folders")
    return render(request, "web/folders/kept.html", {"folders": folders.with_counts(person)})


@require_http_methods(["GET", "HEAD", "POST"])
@owned(Action.KEEP_FOLDERS, Folder)
def folder(request: HttpRequest, person: User, one: Folder) -> HttpResponse:
    """A folder; by POST it, or a record in it, is changed."""
    if request.method == "POST":
        return _change(request, person, one)
    context = {
        "folder": one,
        "contents": contents(folders.entries(one), request.GET.get("page", "")),
        "files": files(reverse("web:folder-file", args=[one.pk, "form"])),
        "link": link(request, one),
        "limits": folders,
    }
    return render(request, "web/folders/folder.html", context)


@require_POST
@owned(Action.KEEP_FOLDERS, Folder)
def delete(request: HttpRequest, person: User, one: Folder) -> HttpResponse:
    """Delete a folder for good."""
    folders.delete_folder(folder=one, person=person)
    return redirect("web:folders")


@require_safe
@owned(Action.KEEP_FOLDERS, Folder)
def download(request: HttpRequest, _person: User, one: Folder, form: str) -> HttpResponse:
    """The records of a folder with their notes, as a file."""
    return file_of(request, one, form, notes=True)


@require_safe
@owned(Action.KEEP_FOLDERS, Folder)
def table(request: HttpRequest, _person: User, one: Folder) -> HttpResponse:
    """The recommendations of a folder, counted by two filters, with a chart."""
    codes = [entry.item.code for entry in folders.entries(one) if entry.key]
    return of_folder(request, codes, reverse("web:folder-table", args=[one.pk]), one.name)


def file_of(request: HttpRequest, one: Folder, form: str, *, notes: bool) -> HttpResponse:
    """Return a folder in one of the forms of FORMS, with its notes or without."""
    if form not in FORMS:
        raise Http404
    stream = BytesIO()
    try:
        export_chosen(folders.chosen(one, notes=notes), form, stream, address=request.build_absolute_uri("/"))
    except QueryError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return as_file(stream.getvalue(), form, slugify(one.name) or "folder")


def files(pattern: str) -> list[tuple[str, str]]:
    """Return name and address of each file of a folder; `pattern` has `form` in the place of the form."""
    return [(form.name, f"{pattern.removesuffix('form')}{name}") for name, form in FORMS.items()]


def link(request: HttpRequest, one: Folder) -> str:
    """Return the secret link of a folder, empty while it is not shared."""
    return request.build_absolute_uri(reverse("web:folder-shared", args=[one.token])) if one.token else ""


def _change(request: HttpRequest, person: User, one: Folder) -> HttpResponse:
    do, given = request.POST.get("do", ""), request.POST
    back, page = reverse("web:folder", args=[one.pk]), given.get("page", "")
    if do == "rename":
        folders.rename(folder=one, person=person, name=given.get("name", ""), about=given.get("about", ""))
    elif do == "share":
        folders.share(folder=one, person=person, notes=given.get("notes") == "1")
    elif do == "withdraw":
        folders.withdraw(folder=one, person=person)
    else:
        back = f"{back}?page={page}" if page.isascii() and page.isdigit() else back
        return redirect(back + _change_item(request, person, one, do))
    return redirect(back)


def _change_item(request: HttpRequest, person: User, one: Folder, do: str) -> str:
    """Change a record of the folder; return where on the page to go on."""
    number = request.POST.get("item", "")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise Http404
    item = get_object_or_404(FolderItem, pk=int(number), folder=one)
    if do == "note":
        folders.annotate(item=item, person=person, note=request.POST.get("note", ""))
    elif do == "remove":
        folders.remove(item=item, person=person)
        return ""
    elif do in STEPS:
        folders.move(item=item, person=person, steps=STEPS[do])
    else:
        raise PermissionDenied
    return f"#{item.code}"
