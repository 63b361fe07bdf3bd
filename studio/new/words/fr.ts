import type { StarterWords } from '../starter-words.ts';

export const fr: StarterWords = {
  summary: 'Une ou deux phrases : à qui s’adresse le cours, et ce qu’on saura faire ensuite.',
  outcome: 'Écrire un acquis qui se voit : un verbe, et ce à quoi il s’applique',
  module: 'Premier module',
  readTitle: 'Un texte et une image',
  practiseTitle: 'Un texte et un quiz',
  quizTitle: 'Qu’avez-vous retenu ?',
  readText: `## Écrivez comme vous parlez

Une leçon dure dix à quinze minutes. Mettez **une idée** par paragraphe ; un téléphone montre quelques lignes à la fois.

![Trois étapes sur une route, reliées par un trait](images/route.svg)

Les mots entre crochets sont pour ceux qui ne voient pas l’image.

## Restez léger

- Le texte ne coûte presque rien : un module entier pèse moins qu’une photo.
- Dessinez ce qui peut l’être ; un dessin SVG reste net et petit.
`,
  practiseText: `## Faites pratiquer sans attendre

Interrogez juste après l’explication. Qui répond retient mieux que qui relit.

| Sorte de question | Utile pour |
| --- | --- |
| Choix unique | distinguer deux choses |
| Vrai ou faux | une erreur courante |
| Un nombre | un calcul |
`,
  single: {
    prompt: 'Combien d’**idées** par paragraphe ?',
    right: 'Une',
    wrong: 'Autant qu’il en tient',
    why: 'Un téléphone montre quelques lignes à la fois.',
  },
  trueFalse: { prompt: 'Une question juste après l’explication aide à retenir.', why: 'Répondre, c’est pratiquer.' },
  numeric: { prompt: 'Combien de questions compte ce quiz ?', unit: 'questions' },
  comments: {
    publisher: 'Qui publie. Demandez votre propre numéro avant de publier : les cours sont numérotés dans son bloc.',
    number: 'Le numéro du cours dans le bloc, de 1 à 4095, pour toujours.',
    languages: 'La première est la source ; machine : les langues traduites par une machine.',
    subject:
      'teaching, digital-skills, languages, science, engineering, computing, health, business, arts ; beginner, intermediate, advanced.',
    licence: 'Sous laquelle d’autres peuvent utiliser le cours, et qui ils doivent nommer.',
    order: 'Les dossiers, dans l’ordre. Un dossier renommé est autre chose ; les titres peuvent changer librement.',
    items: 'key nomme les fichiers : « text » est text.LANGUE.md, « quiz » est quiz.yaml.',
    quiz: 'pass est en pour cent. Chaque question a sa clé ; « single » a exactement un bon choix.',
  },
};
